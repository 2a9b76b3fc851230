package kartograph

import (
	"bytes"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
)

// TestExpressions shows filters and attributes that are expressions: in the SVG, in
// labels, in the language of the map, after a join, and what is said where they have
// no value or are wrong.
func TestExpressions(t *testing.T) {
	tests := []struct {
		name, layer string
		// want is in the SVG, never is not; told is in the warnings or the error.
		want, never, told string
	}{
		{"filter", `"filter": "CONTINENT = 'Africa' and POP_EST > 1e8", "attributes": ["NAME"]`, `data-name="Egypt"`, `data-name="Ghana"`, ""},
		{"attribute", `"filter": "NAME = 'Peru'", "attributes": {"m": {"value": "format('{:,.1f}', POP_EST / 1e4)"}}`, `data-m="3.`, "", ""},
		{"in a list", `"filter": "NAME = 'Peru'", "attributes": ["NAME", {"tgt": "x", "value": "len(NAME) + 38"}]`, `data-x="42"`, "", ""},
		{"label", `"filter": "NAME = 'Peru'", "attributes": {"x": {"value": "upper(NAME) & '!'"}}, "labeling": {"key": "x"}`, ">PERU!<", "", ""},
		{"after a join", `"filter": "POP_EST > 0", "join": {"group-by": "CONTINENT", "group-as": "part"}, "attributes": {"x": {"value": "upper(part)"}}`, `data-x="AFRICA"`, "", ""},
		{"no value", `"filter": "CONTINENT = 'Africa'", "attributes": {"x": {"value": "1 / (POP_EST - POP_EST)"}}`, "<path", "data-x",
			"attributes: x: no value, in whole or in part, for 51 of 51 features; of the first: 1:3: a division by zero"},
		{"filter without a value", `"filter": "POP_EST / (LABELRANK - LABELRANK) > 5 or NAME = 'Peru'"`, "<path", "", "filter: no value, in whole or in part, for 177 of 177 features"},
		{"template", `"filter": "NAME = 'Peru'", "labeling": {"template": "{upper(NAME)}: {POP_EST / 1e4:,.1f}"}`, ">PERU: 3.", "", ""},
		{"template of an attribute", `"filter": "NAME = 'Peru'", "attributes": {"NAME": {"value": "'Perú'"}, "m": "NAME"}, "labeling": {"template": "{NAME}, {m}"}`, ">Perú, Peru<", "", ""},
		{"template after a join", `"filter": "CONTINENT = 'Africa'", "join": {"group-by": "CONTINENT", "group-as": "part"}, "labeling": {"template": "{upper(part)}!"}`, ">AFRICA!<", "", ""},
		{"template in lines", `"filter": "NAME = 'Peru'", "labeling": {"template": "{NAME}/{NAME}", "split-chars": "/", "split-at": 4}`, ">Peru</tspan>", "Peru/Peru", ""},
		{"template of nulls", `"filter": "NAME = 'Peru'", "attributes": ["NAME"], "labeling": {"template": "{null} ({if(NAME = '', POP_EST, null):,.0f})"}`, "data-name", "<text", ""},
		{"template without a value", `"filter": "NAME = 'Peru'", "labeling": {"template": "{NAME} {POP_EST / 0:.1f}"}`, "<path", "<text",
			"labeling.template: no value, in whole or in part, for 1 of 1 features; of the first: 1:17: a division by zero"},
		{"priority without a value", `"filter": "NAME = 'Peru'", "labeling": {"key": "NAME", "priority": "1 / (POP_EST - POP_EST)"}`, ">Peru<", "",
			"labeling.priority: no value, in whole or in part, for 1 of 1 features"},
		{"no column of a template", `"labeling": {"template": "{NAME} ({POP_ES:,.0f})"}`, "", "", `labeling.template: 1:10: column "POP_ES" not found, did you mean "POP_EST"?`},
		{"no template", `"labeling": {"template": "{NAME} ({POP_EST"}`, "", "", `layers.c.labeling.template: 1:`},
		{"key and template", `"labeling": {"key": "NAME", "template": "{NAME}"}`, "", "", `layers.c.labeling.template: the labels have a key and a template; want one of them`},
		{"no column", `"filter": "POP_ES > 5"`, "", "", `filter: 1:1: column "POP_ES" not found, did you mean "POP_EST"?`},
		{"no column of an attribute", `"attributes": {"x": {"value": "1 + POP_ES"}}`, "", "", `attributes: x: 1:5: column "POP_ES" not found, did you mean "POP_EST"?`},
		{"an expression as a column", `"attributes": {"x": "POP_EST / 2"}`, "", "", `an expression is written {"value": "POP_EST / 2"}`},
		{"no expression", `"attributes": {"x": {"value": "POP_EST /"}}`, "", "", `layers.c.attributes.x.value: 1:10: the expression ends here`},
		{"no name", `"attributes": [{"value": "POP_EST"}]`, "", "", `the key "tgt" is missing`},
		{"two values", `"attributes": [{"tgt": "x", "src": "NAME", "value": "POP_EST"}]`, "", "", `"value" stands alone`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			svg, told := drawExpression(t, `{"lang": "de", "layers": {"c": {"src": "builtin:countries-110m", `+tt.layer+`}}, "export": {"width": 400}}`)
			if !strings.Contains(svg, tt.want) {
				t.Errorf("%s is not in %.300s (%s)", tt.want, svg, told)
			}
			if tt.never != "" && strings.Contains(svg, tt.never) {
				t.Errorf("%s is in the SVG", tt.never)
			}
			if !strings.Contains(told, tt.told) || tt.told == "" && told != "" {
				t.Errorf("told %q, want %q", told, tt.told)
			}
		})
	}
}

// drawExpression draws a config, and returns what was said besides, errors too.
func drawExpression(t *testing.T, text string) (svg, told string) {
	t.Helper()
	cfg, err := config.Parse("m.json", []byte(text))
	if err != nil {
		return "", err.Error()
	}
	m, err := Build(t.Context(), cfg, Options{})
	if err != nil {
		return "", err.Error()
	}
	var b bytes.Buffer
	if _, err := m.Write(&b, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, w := range m.Warnings {
		told += w.String() + "\n"
	}
	return b.String(), told
}
