package config

import (
	"bytes"
	"encoding/json"

	"github.com/seed-898ab921/kartograph/internal/form"
)

// schemaID names the schema; editors show it.
const schemaID = "https://github.com/seed-898ab921/kartograph/schema/config.json"

// Schema returns the JSON Schema (draft 2020-12) of config files, with
// descriptions, defaults and examples. It is made from the table that decodes
// configs, so that it knows the same keys. Editors use it to complete and check
// a config that names it: {"$schema": "kartograph.schema.json", ...}.
func Schema() []byte {
	root := language().Facts
	document := form.Props(
		"$schema", "https://json-schema.org/draft/2020-12/schema",
		"$id", schemaID,
		"title", "Kartograph map",
		"description", root.Intro,
	)
	document = append(document, root.Described()...)
	document = document.With("$defs", definitions(root))
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

// definitions are the schemas of all named forms within s.
func definitions(s form.Facts) form.Object {
	var defs form.Object
	seen := map[string]bool{s.Def: true}
	var walk func(s form.Facts)
	walk = func(s form.Facts) {
		if s.Def != "" && !seen[s.Def] {
			seen[s.Def] = true
			defs = defs.With(s.Def, s.Described())
		}
		for _, part := range s.Parts {
			walk(part)
		}
		for _, k := range s.Keys {
			walk(k.Value.Made())
		}
	}
	walk(s)
	return defs
}
