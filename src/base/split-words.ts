/** The words of a name, in lower case: `customerID`, `Customer-Id` and `customer_id` are all `customer id`. */
export function splitWords(text: string): string[] {
  const apart = text
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase();
  return apart.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
