import type { Feature } from '../feature';

/** Only files that the add-on itself makes: it can open no other file of the user's Drive. */
export const GOOGLE_DOC: Feature = {
  name: 'Google Docs',
  does: 'write documents into Google Docs',
  scopes: ['https://www.googleapis.com/auth/drive.file'],
  services: [
    { userSymbol: 'Drive', serviceId: 'drive', version: 'v3' },
    { userSymbol: 'Docs', serviceId: 'docs', version: 'v1' },
    { userSymbol: 'Slides', serviceId: 'slides', version: 'v1' },
  ],
};
