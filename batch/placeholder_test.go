package batch

import (
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"

	"github.com/seed-898ab921/kartograph/internal/pace"
)

func TestSplitPlaceholders(t *testing.T) {
	cases := []struct {
		text string
		want string // names in brackets
		err  string
	}{
		{"", "", ""},
		{"plain $ text}", "plain $ text}", ""},
		{"${a}", "[a]", ""},
		{"maps/${a}-${b}.svg", "maps/[a]-[b].svg", ""},
		{"${ a b }", "[a b]", ""},
		{"$${a}", "${a}", ""},
		{"$$${a}", "$${a}", ""},
		{"${a}$${b}", "[a]${b}", ""},
		{"${a", "", "has no closing }"},
		{"${}", "", "has no name"},
		{"${" + strings.Repeat("x", 300) + "}", "", "has no closing }"},
	}
	for _, c := range cases {
		spans, err := splitPlaceholders(c.text)
		var got strings.Builder
		for _, s := range spans {
			if s.isPlaceholder() {
				got.WriteString("[" + s.name + "]")
			}
			got.WriteString(s.text)
		}
		if c.err != "" {
			if err == nil {
				t.Errorf("%q: no error, want %q", c.text, c.err)
			} else if !strings.Contains(err.Error(), c.err) {
				t.Errorf("%q: %v, want %q", c.text, err, c.err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
		}
		if got.String() != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got.String(), c.want)
		}
	}
}

func FuzzSplitPlaceholders(f *testing.F) {
	for _, text := range []string{"", "${a}", "$${a}", "a${b}c$${d}", "${", "$", "${}", "$$$${x}"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		spans, err := splitPlaceholders(text)
		if err != nil {
			return
		}
		length := 0
		for _, s := range spans {
			length += len(s.text) + len(s.name)
		}
		if length > len(text) {
			t.Errorf("%q became longer: %v", text, spans)
		}
	})
}

func testRecord() layers.Record {
	schema := layers.NewSchema([]string{"name", "width", "on", "empty", "code"})
	return layers.Record{Schema: schema, Values: []layers.Value{
		layers.Text(`</title>"},${width}`), layers.Number(640), layers.Bool(true), {}, layers.Text("007")}}
}

func TestTemplateKeepsTypes(t *testing.T) {
	template, err := ParseTemplate("map.json", []byte(`{
		"title": "${name}", "desc": "${code} is ${width} wide${empty}, $${width}",
		"layers": {"a": {"special": "sea", "render": "${on}"}},
		"export": {"width": "${width}", "height": "${empty}", "responsive": "${on}"}}`))
	if err != nil {
		t.Fatal(err)
	}
	cfg, err := template.Config(testRecord())
	if err != nil {
		t.Fatal(err)
	}
	if cfg.Title != `</title>"},${width}` || cfg.Desc != "007 is 640 wide, ${width}" {
		t.Errorf("title %q, desc %q", cfg.Title, cfg.Desc)
	}
	if cfg.Export.Width != 640 {
		t.Errorf("the width is %v, want 640", cfg.Export.Width)
	}
	if cfg.Export.Height != 0 {
		t.Errorf("the height is %v, want none", cfg.Export.Height)
	}
	if !cfg.Export.Responsive {
		t.Error("the map is not responsive")
	}
	if cfg.Layers[0].Hidden {
		t.Errorf("the layer is hidden: %+v", cfg.Layers[0])
	}
}

func TestTemplateMistakesHavePlaces(t *testing.T) {
	cases := []struct{ config, want string }{
		{`{"title": "${nam}", "layers": {"a": {"special": "sea"}}}`,
			`map.json:1:11: nothing is called ${nam}, did you mean "name"?`},
		{`{"title": "x", "layers": {"a": {"special": "sea"}}, "export": {"width": "${code}x"}}`,
			`map.json:1:73: export.width: found the text "007x", want`},
		{"{\"title\": \"${on\",\n \"layers\": {\"a\": {\"special\": \"${q}\"}}}",
			`map.json:1:11: the placeholder that starts with "${on" has no closing }`},
		{"{\"title\": \"x\",\n \"layers\": {\"a\": {\"special\": \"${q}\"}}}",
			`map.json:2:30: nothing is called ${q}; there is name, width, on, empty and code`},
	}
	for _, c := range cases {
		template, err := ParseTemplate("map.json", []byte(c.config))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := template.Config(testRecord()); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is\n%v\nwant\n%s", c.config, err, c.want)
		}
	}
}

// What a template makes must not show in it: the next config starts afresh.
func TestTemplateIsNotChanged(t *testing.T) {
	template, err := ParseTemplate("map.yaml", []byte("title: ${name}\nlayers: {a: {special: sea, class: [x, \"${code}\"]}}"))
	if err != nil {
		t.Fatal(err)
	}
	before := hashNode(template.root)
	if _, err := template.Config(testRecord()); err != nil {
		t.Fatal(err)
	}
	if hashNode(template.root) != before {
		t.Error("the template was changed")
	}
}

// A thousand placeholders for one long value are an error, not gigabytes; so is
// a list that a mapping's values repeat.
func TestValuesMayNotFillTheMemory(t *testing.T) {
	long := layers.Record{Schema: layers.NewSchema([]string{"a"}), Values: []layers.Value{layers.Text(strings.Repeat("x", 1<<20))}}
	cases := map[string]string{
		"in a text":     `{"title": "` + strings.Repeat("${a}", 1000) + `", "layers": {"s": {"special": "sea"}}}`,
		"in many texts": `{"layers": {"s": {"special": "sea", "class": [` + strings.Repeat(`"x${a}",`, 1000) + `"x"]}}}`,
		"whole values":  `{"layers": {"s": {"special": "sea", "class": [` + strings.Repeat(`"${a}",`, 1000) + `"x"]}}}`,
	}
	for name, text := range cases {
		template, err := ParseTemplate("map.json", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		taken := pace.Taken(func() { _, err = template.Config(long) })
		if err == nil || !strings.Contains(err.Error(), "make the config larger than 4194304 bytes") {
			t.Errorf("%s: error is %v", name, err)
		}
		if mb := taken >> 20; mb > 100 {
			t.Errorf("%s: %d MB were taken", name, mb)
		}
	}
}
