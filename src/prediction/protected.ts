import { splitWords } from '../base/split-words';

/** Traits of a person by which customers are not to be told apart unless someone decides so. */
const TRAITS =
  'gender sex male female age birthday birthdate dob senior ethnicity ethnic race religion religious nationality ' +
  'citizenship marital married spouse dependents children pregnant pregnancy disability disabled orientation ' +
  'geschlecht alter familienstand nationalität sexe âge género edad';
const PHRASES = ['senior citizen', 'date of birth', 'birth date', 'birth year', 'year of birth'];

/** An age of something else: how long it has been a customer. */
const AGED =
  'account contract subscription company business relationship tenure ticket license days months weeks data';

/** Whether a column is about what a person is: left out until someone picks it. */
export function isProtectedTrait(header: string): boolean {
  const words = splitWords(header);
  if (PHRASES.some((phrase) => words.join(' ').includes(phrase))) return true;
  const found = among(words, TRAITS);
  if (found.length === 1 && found[0] === 'age') return among(words, AGED).length === 0;
  return found.length > 0;
}

function among(words: readonly string[], list: string): string[] {
  const listed = list.split(' ');
  return words.filter((word) => listed.includes(word));
}
