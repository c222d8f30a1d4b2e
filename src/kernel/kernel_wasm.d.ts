/** The kernel's bytes in base64. */
export declare const KERNEL_BASE64: string;
