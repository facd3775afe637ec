/** What went wrong, in words; what Google says, in whatever language, is quoted as Google's. */
export function quotedMessageOf(error: unknown): string {
  const text = messageOf(error);
  return error instanceof Error && error.name === 'Exception' ? `Google said: “${text}”` : text;
}

/** What went wrong, in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
