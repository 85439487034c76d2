/**
 * The directions of imports, as "How the house is laid out" in the README draws them. Each rule is shown to catch a
 * planted violation by directions.test.ts.
 * @type {import("dependency-cruiser").IConfiguration}
 */
const outer = "^app/(routes|features|integrations|platform|ports|ui|messages)/";

export default {
  forbidden: [
    {
      name: "domain-is-pure",
      comment: "The domain knows no framework, no clock and no I/O. luxon is the one library it may use.",
      severity: "error",
      from: { path: "^app/domain/" },
      to: { pathNot: ["^app/domain/", "node_modules/luxon/", "node_modules/@types/luxon/"] },
    },
    {
      name: "ports-know-the-domain-only",
      severity: "error",
      from: { path: "^app/ports/" },
      to: { path: "^app/(routes|features|integrations|platform|ui|messages)/" },
    },
    {
      name: "platform-knows-no-feature",
      severity: "error",
      from: { path: "^app/platform/" },
      to: { path: "^app/(routes|features|integrations|ui)/" },
    },
    {
      name: "integrations-serve-ports",
      severity: "error",
      from: { path: "^app/integrations/" },
      to: { path: "^app/(routes|features|ui)/" },
    },
    {
      name: "ui-knows-words-only",
      severity: "error",
      from: { path: "^app/ui/" },
      to: { path: "^app/(routes|features|integrations|platform|ports|domain)/" },
    },
    {
      name: "messages-are-a-leaf",
      severity: "error",
      from: { path: "^app/messages/" },
      to: { path: "^app/(routes|features|integrations|platform|ports|domain|ui)/" },
    },
    {
      name: "features-do-not-know-routes-or-adapters",
      severity: "error",
      from: { path: "^app/features/" },
      to: { path: "^app/(routes|integrations)/" },
    },
    {
      name: "features-meet-at-front-doors",
      comment:
        "One feature calls another through <name>.server.ts, its front door; types and browser-safe files excepted.",
      severity: "error",
      from: { path: "^app/features/([^/]+)/" },
      to: {
        path: "^app/features/([^/]+)/.+\\.server\\.tsx?$",
        pathNot: ["^app/features/$1/", "^app/features/([^/]+)/\\1\\.server\\.ts$"],
      },
    },
    {
      name: "routes-know-no-adapter",
      severity: "error",
      from: { path: "^app/routes/" },
      to: { path: "^app/integrations/" },
    },
    {
      name: "browser-code-stays-in-the-browser",
      comment: "Browser and interface files may know a .server file's types, never its code.",
      severity: "error",
      from: { path: "(^app/ui/|/browser/|/components/|^app/entry\\.client)" },
      to: { path: "\\.server\\.tsx?$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-circles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-unlisted-package",
      severity: "error",
      from: { path: outer },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "app/platform/database/generated"] },
    exclude: { path: ["\\?(url|script|script-text)$"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    },
  },
};
