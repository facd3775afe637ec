/** The add-on's pages as Sheets puts them into a frame: with `google.script`, and with nothing else to be had. */
import { createHash } from 'node:crypto';

export interface Frame {
  readonly html: string;
  /** Nothing may come from anywhere: only the page's own scripts and styles run, known by their hashes. */
  readonly contentSecurityPolicy: string;
}

/** Puts `google.script`, whose code is `script`, into a page, for these functions of the server. */
export function framed(html: string, script: string, functionNames: readonly string[]): Frame {
  const names = JSON.stringify(functionNames);
  const tag = `<script>${script}\ngoogleScript.install(${names});</script>`;
  const whole = /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + tag) : tag + html;
  const hashes = (name: string) =>
    [...whole.matchAll(new RegExp(`<${name}[^>]*>([\\s\\S]*?)</${name}>`, 'gi'))]
      .map(([, text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`)
      .join(' ');
  return {
    html: whole,
    contentSecurityPolicy:
      `default-src 'none'; script-src ${hashes('script') || "'none'"}; style-src ${hashes('style') || "'none'"}; ` +
      "img-src data:; frame-ancestors 'self'; sandbox allow-scripts allow-forms allow-modals allow-popups allow-downloads",
  };
}
