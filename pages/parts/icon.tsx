/** What an icon draws in a square of 18 by 18. */
const PATHS = {
  today: 'M2 9h3l2-5 3 10 2-5h4',
  customers: 'M9 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 15.500c1-4.500 11-4.500 12 0',
  plays: 'M3 5l1.500 1.500L7 4M3 12l1.500 1.500L7 11M9.500 5.500H15M9.500 12.500H15',
  model: 'M2 5h2.500M7.500 5H16M2 9h8.500M13.500 9H16M2 13h3.500M8.500 13H16M6 3.500v3M12 7.500v3M7 11.500v3',
  gear: 'M9 11.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM9 1.800v2M9 14.200v2M1.800 9h2M14.200 9h2M3.900 3.900l1.400 1.400M12.700 12.700l1.400 1.400M3.900 14.100l1.400-1.400M12.700 5.300l1.400-1.400',
  next: 'M7 4l5 5-5 5',
  back: 'M11 4L6 9l5 5',
} as const;

export type IconName = keyof typeof PATHS;

/** A small drawing beside words; what it stands for is said in words. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
