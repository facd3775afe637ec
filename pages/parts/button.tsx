import type { ComponentChildren } from 'preact';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  /** The one thing to do on a screen. */
  readonly primary?: boolean;
  readonly busy?: boolean;
  /** The id of what says more. */
  readonly describedBy?: string;
}

/** A button. Busy, it keeps the focus and does nothing: a disabled one would throw a keyboard user out. */
export function Button({ children, onClick, primary, busy, describedBy }: ButtonProps) {
  return (
    <button
      type="button"
      class={primary ? 'action' : undefined}
      aria-disabled={busy ? 'true' : undefined}
      aria-describedby={describedBy}
      onClick={() => {
        if (!busy) onClick();
      }}
    >
      {children}
    </button>
  );
}
