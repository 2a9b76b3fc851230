package kartograph

import (
	"bytes"
	"encoding/json"
)

// schemaID names the schema; editors show it.
const schemaID = "https://github.com/seed-898ab921/kartograph/schema/config.json"

// Schema returns the JSON Schema (draft 2020-12) of config files, with
// descriptions, defaults and examples. It is made from the table that decodes
// configs, so that it knows the same keys. Editors use it to complete and check
// a config that names it: {"$schema": "kartograph.schema.json", ...}.
func Schema() []byte {
	root := language().shape
	document := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", schemaID},
		{"title", "Kartograph map"},
		{"description", root.intro},
	}
	document = append(document, root.schema...)
	document = append(document, member{"$defs", definitions(root)})
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(document); err != nil {
		// The table holds nothing but texts, numbers and valid JSON, as a
		// test shows; there is no input that leads here.
		return nil
	}
	return out.Bytes()
}

// definitions are the schemas of all named shapes within s.
func definitions(s shape) object {
	var defs object
	seen := map[string]bool{s.def: true}
	var walk func(s shape)
	walk = func(s shape) {
		if s.def != "" && !seen[s.def] {
			seen[s.def] = true
			defs = append(defs, member{s.def, s.schema})
		}
		for _, part := range s.parts {
			walk(part)
		}
		for _, k := range s.keys {
			walk(k.value)
		}
	}
	walk(s)
	return defs
}
