package config

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	if err := compiler.AddResource(schemaID, document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile(schemaID)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// plainConfig reads a config by the common libraries.
func plainConfig(t *testing.T, name string, data []byte) any {
	t.Helper()
	if strings.HasSuffix(name, ".json") {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	var v any
	if err := yaml.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return plainConfig(t, "a.json", data)
}

// TestSchemaAccepts validates all right configs against the schema.
func TestSchemaAccepts(t *testing.T) {
	schema := compileSchema(t)
	for name, data := range configFiles(t, "*.[jy]*") {
		if name == "full.yaml" {
			// An unquoted 2024 is the title's text in YAML; JSON has no such.
			data = bytes.Replace(data, []byte("title: 2024"), []byte(`title: "2024"`), 1)
		}
		if err := schema.Validate(plainConfig(t, name, data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSchemaRefuses(t *testing.T) {
	schema := compileSchema(t)
	for _, text := range []string{
		`[]`,
		`{}`,
		`{"layers": {}}`,
		`{"layers": {"a": {"src": 5}}}`,
		`{"layers": {"a": {"srk": "a"}}}`,
		`{"layers": {"a": {"src": "a", "filter": ["A", "="]}}}`,
		`{"layers": {"a": {"src": "a", "labeling": {"position": "middle"}}}}`,
		`{"layers": {"a": {"src": "a", "simplify": -1}}}`,
		`{"layers": {"a": {"src": "a", "simplify": "lots"}}}`,
		`{"layers": {"a": {"src": "a"}}, "bounds": {"data": [1, 2, 3]}}`,
		`{"layers": {"a": {"src": "a"}}, "proj": {"id": "laea", "lon": 5}}`,
		`{"layers": {"a": {"src": "a"}}, "export": {"round": 7}}`,
	} {
		if err := schema.Validate(plainConfig(t, "a.json", []byte(text))); err == nil {
			t.Errorf("the schema accepts %s", text)
		}
		if _, err := Parse("a.json", []byte(text)); err == nil {
			t.Errorf("Parse accepts %s", text)
		}
	}
}

// TestEveryKey shows that the test configs use every key of the language, that
// the schema has each with a description, and that each key's example is right
// by the schema.
func TestEveryKey(t *testing.T) {
	schema := compileSchema(t)
	used := map[string]bool{}
	for name, data := range configFiles(t, "*.[jy]*") {
		n, problems := tree.Parse(name, data)
		if err := problems.Err(); err != nil {
			t.Fatal(err)
		}
		collectKeys(n, used)
	}
	var walk func(s form.Facts)
	walk = func(s form.Facts) {
		for _, part := range s.Parts {
			walk(part)
		}
		for _, k := range s.Keys {
			if k.Doc == "" {
				t.Errorf("the key %q of %s has no description", k.Name, s.Title)
			}
			if !used[k.Name] && !isParam(k.Name) {
				t.Errorf("no test config uses the key %q of %s", k.Name, s.Title)
			}
			if k.Example != "" && !json.Valid([]byte(k.Example)) {
				t.Errorf("the example of %q is not JSON: %s", k.Name, k.Example)
			}
			walk(k.Value.Made())
		}
	}
	walk(configForm().Facts)
	for _, k := range configKeys() {
		if k.Example == "" || k.Name == "layers" {
			continue
		}
		text := `{"layers": {"countries": {"src": "a"}}, "` + k.Name + `": ` + k.Example + `}`
		if err := schema.Validate(plainConfig(t, "a.json", []byte(text))); err != nil {
			t.Errorf("example of %s: %v", k.Name, err)
		}
	}
	for _, k := range layerForm().Keys {
		if k.Example != "" {
			checkLayerExample(t, schema, k)
		}
	}
}

// checkLayerExample shows that a layer key's example is right.
func checkLayerExample(t *testing.T, schema *jsonschema.Schema, k form.KeyFacts) {
	source := `"src": "a.csv", `
	if k.Name == "src" || k.Name == "special" {
		source = ""
	}
	text := `{"layers": {"countries": {"src": "b"}, "land": {"src": "c"}, "cities": {"src": "d"}, "x": {` +
		source + `"` + k.Name + `": ` + k.Example + `}}}`
	if err := schema.Validate(plainConfig(t, "a.json", []byte(text))); err != nil {
		t.Errorf("the schema refuses the example of %s: %v", k.Name, err)
	}
	if _, err := Parse("a.json", []byte(text)); err != nil {
		t.Errorf("the example of %s: %v", k.Name, err)
	}
}

func isParam(name string) bool {
	for _, spec := range allParams() {
		if spec.Name == name {
			return true
		}
	}
	return false
}

func collectKeys(n *tree.Node, into map[string]bool) {
	for i, item := range n.Items {
		if n.Kind == tree.Map {
			into[n.Keys[i].Name] = true
		}
		collectKeys(item, into)
	}
}

func TestSchemaIsStable(t *testing.T) {
	if !bytes.Equal(Schema(), Schema()) || !json.Valid(Schema()) {
		t.Error("the schema is not the same JSON each time")
	}
}
