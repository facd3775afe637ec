import type { Feature } from '../feature';

export const SLACK: Feature = {
  name: 'Slack alerts',
  does: 'send alerts to Slack',
  scopes: ['https://www.googleapis.com/auth/script.external_request'],
  fetches: ['https://hooks.slack.com/services/'],
};
