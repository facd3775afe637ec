import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useOnOpening } from '../remote';

/** The heading of a page that was just opened: who came by keyboard starts here. */
export function Heading({ children }: { readonly children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useOnOpening(() => heading.current?.focus());
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
