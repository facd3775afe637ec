// Jest compiles tests with the compiler that builds the product, as ES modules, so that coverage counts are exact.
const { createHash } = require('node:crypto');
const { transformSync, version } = require('esbuild');

module.exports = {
  getCacheKey: (source, file, { instrument }) =>
    createHash('sha1').update(`${version}\0${instrument}\0${file}\0${source}`).digest('hex'),
  process(source, file) {
    const { code, map } = transformSync(source, {
      loader: 'ts',
      format: 'esm',
      target: 'node20',
      sourcemap: true,
      sourcefile: file,
    });
    return { code, map };
  },
};
