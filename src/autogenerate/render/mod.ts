/**
 * Operations as the TypeScript of revision files.
 *
 * @module
 */
export { renderCode, type RenderedCode } from "./render_code.ts";
export {
  RenderContext,
  type RenderedKind,
  type RenderItem,
  type RenderOptions,
} from "./render_context.ts";
export { type Renderer, type Renderers, renderers } from "./renderers.ts";
