/** The e-mail address of whoever this execution works for; empty where they have not allowed us to know it. */
export function whoIsThis(): string {
  try {
    return Session.getEffectiveUser().getEmail();
  } catch {
    return '';
  }
}
