/** Layers: an arrow may only point down. The table is the one in docs/architecture.md. */
const allowed = {
  calendar: [],
  polity: ['calendar'],
  record: ['polity', 'calendar'],
  engine: ['calendar'],
  model: ['engine', 'polity', 'calendar'],
  scenario: ['model', 'record', 'engine', 'polity', 'calendar'],
  experiment: ['scenario', 'model', 'engine', 'record', 'polity', 'calendar'],
  exchange: ['scenario', 'record', 'polity', 'calendar'],
  report: ['experiment', 'scenario', 'record', 'polity', 'calendar'],
};
/** Only these folders may touch Node or the DOM. */
const hosts = ['^src/cli/', '^src/api\\.ts$', '^src/host/'];

const layerRules = Object.entries(allowed).map(([layer, below]) => ({
  name: `layer-${layer}`,
  comment: `${layer} may import only ${below.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^src/${layer}/`, pathNot: '\\.test\\.ts$' },
  to: { path: '^src/', pathNot: [`^src/${layer}/`, ...below.map((b) => `^src/${b}/index\\.ts$`)] },
}));

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, path: '^src/', pathNot: ['\\.test\\.ts$', '\\.d\\.ts$'] }, to: {} },
    {
      name: 'mechanisms-apart',
      comment: 'A mechanism never imports another mechanism.',
      severity: 'error',
      from: { path: '^src/model/mechanisms/([^/]+)\\.ts$', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/model/mechanisms/', pathNot: '^src/model/mechanisms/$1\\.ts$' },
    },
    {
      name: 'no-node-in-core',
      comment: 'Everything but hosts runs in a browser too.',
      severity: 'error',
      from: { path: '^src/', pathNot: [...hosts, '\\.test\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'hosts-on-top',
      severity: 'error',
      from: { path: '^src/host/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: ['^src/host/', '^src/[^/]+/index\\.ts$'] },
    },
    ...layerRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
