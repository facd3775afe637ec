import type { Feature } from '../feature';

export const TEAMS: Feature = {
  name: 'Teams alerts',
  does: 'send alerts to Teams',
  scopes: ['https://www.googleapis.com/auth/script.external_request'],
  fetches: [
    'https://*.api.powerplatform.com/powerautomate/',
    'https://*.logic.azure.com/workflows/',
    'https://*.webhook.office.com/webhookb2/',
  ],
};
