import type { Feature } from '../feature';

export const MAIL: Feature = {
  name: 'E-mail alerts',
  does: 'send alerts by e-mail',
  scopes: ['https://www.googleapis.com/auth/script.send_mail'],
};
