/** Univer's packages, loaded the one way that works both under tsx and in Jest. */
import type * as Core from '@univerjs/core';
import type * as FormulaEngine from '@univerjs/engine-formula';

// Univer's ES modules do not load in Node, and its CommonJS ones require ES modules (lodash-es), which Node can do and
// Jest cannot. Jest puts its own `require` behind `node:module`; the one behind `process` is Node's.
const { createRequire } = process.getBuiltinModule('node:module');
const require = createRequire(import.meta.url);

export const core: typeof Core = require('@univerjs/core');
export const engine: typeof FormulaEngine = require('@univerjs/engine-formula');
