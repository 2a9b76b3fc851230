package styles

import (
	"strings"
	"testing"
)

// What custom properties are set to is checked where they are used.
func TestValuesOfCustomProperties(t *testing.T) {
	for source, want := range map[string]string{
		":root { --a: red } #a { fill: var(--a) }":                             "",
		":root { --a: 1 } #a { fill: rgb(1 2 var(--a)); opacity: var( --a ) }": "",
		":root { --a: bleu } #a { fill: var(--a) }":                            `t.css:1:26: fill: var(--a), which is "bleu": "bleu" is not one of its values, did you mean "blue"?`,
		"#a { fill: var(--a) } :root { --a: bleu }":                            `t.css:1:6: fill: var(--a), which is "bleu"`,
		":root { --a: red; --b: var(--a) } #a { stroke-width: var(--b) }":      `stroke-width: var(--b), which is "red"`,
		":root { --a: var(--a) } #a { fill: var(--a) }":                        "",
		":root { --a: red } #b { --a: 5px } #a { fill: var(--a) }":             `which is "5px"`,
		":root { --a: red } #a { fill: var(--a, bleu) }":                       `what stands for var(--a) where it is not set is "bleu"`,
		":root { --a: red } #a { fill: var(--a, blue) }":                       "",
		":root { --a: red } #a { fill: var(--a, var(--a, rgb(1 2 3))) }":       "",
		":root { --a: 3 } #a { stroke-dasharray: var(--a) var(--a) }":          "",
		":root { --a: bleu } #a { --c: var(--a) }":                             "",
		":root { --a: 5 } #a { opacity: var(--a) }":                            "is drawn as that",
	} {
		_, warnings, err := Parse("t.css", []byte(source))
		if err != nil {
			t.Errorf("%s: %v", source, err)
		}
		text := ""
		for _, w := range warnings {
			text += w.String()
		}
		if want == "" && text != "" || !strings.Contains(text, want) {
			t.Errorf("%s: %q, want %q", source, text, want)
		}
		if len(warnings) > 1 {
			t.Errorf("%s: told more than once: %q", source, text)
		}
	}
}
