package kartograph

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"
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
		n, problems := parseNode(name, data)
		if err := problems.err(); err != nil {
			t.Fatal(err)
		}
		collectKeys(n, used)
	}
	var walk func(s shape)
	walk = func(s shape) {
		for _, part := range s.parts {
			walk(part)
		}
		for _, k := range s.keys {
			if k.doc == "" {
				t.Errorf("the key %q of %s has no description", k.name, s.title)
			}
			if !used[k.name] && !isParam(k.name) {
				t.Errorf("no test config uses the key %q of %s", k.name, s.title)
			}
			if k.example != "" && !json.Valid([]byte(k.example)) {
				t.Errorf("the example of %q is not JSON: %s", k.name, k.example)
			}
			walk(k.value)
		}
	}
	walk(configForm().shape)
	for _, k := range configKeys() {
		if k.example == "" || k.name == "layers" {
			continue
		}
		text := `{"layers": {"countries": {"src": "a"}}, "` + k.name + `": ` + k.example + `}`
		if err := schema.Validate(plainConfig(t, "a.json", []byte(text))); err != nil {
			t.Errorf("example of %s: %v", k.name, err)
		}
	}
	for _, k := range layerForm().keys {
		if k.example != "" {
			checkLayerExample(t, schema, k)
		}
	}
}

// checkLayerExample shows that a layer key's example is right.
func checkLayerExample(t *testing.T, schema *jsonschema.Schema, k keyShape) {
	source := `"src": "a.csv", `
	if k.name == "src" || k.name == "special" {
		source = ""
	}
	text := `{"layers": {"countries": {"src": "b"}, "land": {"src": "c"}, "cities": {"src": "d"}, "x": {` +
		source + `"` + k.name + `": ` + k.example + `}}}`
	if err := schema.Validate(plainConfig(t, "a.json", []byte(text))); err != nil {
		t.Errorf("the schema refuses the example of %s: %v", k.name, err)
	}
	if _, err := Parse("a.json", []byte(text)); err != nil {
		t.Errorf("the example of %s: %v", k.name, err)
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

func collectKeys(n *node, into map[string]bool) {
	for i, item := range n.items {
		if n.kind == nodeMap {
			into[n.keys[i].name] = true
		}
		collectKeys(item, into)
	}
}

func TestSchemaIsStable(t *testing.T) {
	if !bytes.Equal(Schema(), Schema()) || !json.Valid(Schema()) {
		t.Error("the schema is not the same JSON each time")
	}
}
