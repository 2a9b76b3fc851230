package page

import _ "embed"

//go:embed dist/kartograph.js
var core []byte

//go:embed dist/element.js
var elementModule []byte

//go:embed dist/projections.js
var projectionsModule []byte

//go:embed kartograph.d.ts
var types []byte

// File is a file by its name.
type File struct {
	Name string
	// Data is what is in it.
	Data []byte
}

// Module lists the files that pages of others use maps with: the core, an ES module
// (mount); the element <kartograph-map>; the formulas of all projections; the styles;
// and types for TypeScript.
func Module() []File {
	return []File{
		{"kartograph.js", core},
		{"element.js", elementModule},
		{"projections.js", projectionsModule},
		{"kartograph.css", []byte(styles)},
		{"kartograph.d.ts", types},
	}
}
