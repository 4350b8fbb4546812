import {
  ActionIcon,
  Button,
  createTheme,
  Input,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

const ledger: MantineColorsTuple = [
  '#e9f3ef',
  '#d3e6de',
  '#a8cfc0',
  '#7ab7a0',
  '#54a286',
  '#3a8a70',
  '#2a7560',
  '#1c5d4f',
  '#134a3f',
  '#0a362e',
];

/** Warm greys: paper by day, ink by night. */
const gray: MantineColorsTuple = [
  '#f7f5f0',
  '#efece4',
  '#e3dfd5',
  '#d1ccc0',
  '#b3aea2',
  '#8b877d',
  '#66635c',
  '#504e48',
  '#393733',
  '#242320',
];

const dark: MantineColorsTuple = [
  '#e8e6e1',
  '#bfc1c0',
  '#a3a8aa',
  '#6f777b',
  '#454d52',
  '#333a3f',
  '#252b2f',
  '#1c2124',
  '#151a1c',
  '#0f1214',
];

export const theme = createTheme({
  primaryColor: 'ledger',
  primaryShade: { light: 7, dark: 6 },
  colors: { ledger, gray, dark },
  black: '#24262a',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, monospace",
  headings: { fontFamily: "'Source Serif 4 Variable', Georgia, serif", fontWeight: '600' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  autoContrast: true,
  focusRing: 'auto',
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: true } }),
  },
});

/** Colours of the surfaces, and Mantine's own greys where they would miss AA contrast. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fdfcf9',
    '--mantine-color-dimmed': '#5f5c55',
    '--mantine-color-placeholder': '#716d64',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-gray-light-color': '#504e48',
    '--tl-page': '#f5f2eb',
    '--tl-surface': '#fdfcf9',
    '--tl-sunken': '#ece8de',
    '--tl-rule': '#ddd8cc',
    '--tl-rule-strong': '#b3aea2',
    '--tl-accent-text': '#1c5d4f',
    '--tl-amber': '#8a5a00',
    '--tl-red': '#b3261e',
    '--tl-blue': '#2b5c8a',
  },
  dark: {
    '--mantine-color-body': '#1c2124',
    '--mantine-color-dimmed': '#a9aeaf',
    '--mantine-color-placeholder': '#8f9799',
    '--mantine-color-error': '#ff9b90',
    '--mantine-color-anchor': '#8fd0ba',
    '--mantine-color-gray-light-color': '#d1ccc0',
    '--tl-page': '#131719',
    '--tl-surface': '#1c2124',
    '--tl-sunken': '#171b1e',
    '--tl-rule': '#30373b',
    '--tl-rule-strong': '#556066',
    '--tl-accent-text': '#8fd0ba',
    '--tl-amber': '#eebb5a',
    '--tl-red': '#ff9b90',
    '--tl-blue': '#93c1ee',
  },
});
