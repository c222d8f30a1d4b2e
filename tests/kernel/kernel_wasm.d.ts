/** The bytes of a kernel with a trapping export, in base64. */
export declare const KERNEL_BASE64: string;
