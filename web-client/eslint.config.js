import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';

const forbid = (pattern, message) => ({
  'no-restricted-imports': ['error', { patterns: [{ regex: pattern, message }] }],
});

const features = readdirSync(new URL('./src/features', import.meta.url));

/** Each feature may use itself, by relative paths, and `lib`; never another feature. */
const featureZones = features.map((feature) => {
  const others = features.filter((other) => other !== feature).join('|');
  return {
    files: [`src/features/${feature}/**`],
    rules: forbid(
      `^@/(features|app)/|^(\\.\\./)+(${others}|app)/`,
      'Features know neither each other nor the app: compose them in src/app.',
    ),
  };
});

const libZone = {
  files: ['src/lib/**'],
  rules: forbid(
    '^@/(features|app)/|^(\\.\\./)+(features|app)/',
    'The library knows nothing of what is built on it.',
  ),
};

export default tseslint.config(
  { ignores: ['dist', 'target', 'src/generated', 'public', 'test-results', 'playwright-report'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
      jsxA11y.flatConfigs.strict,
      reactHooks.configs.flat.recommended,
    ],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  ...featureZones,
  libZone,
  { files: ['**/*.{js,mjs,cjs}'], languageOptions: { globals: globals.node } },
);
