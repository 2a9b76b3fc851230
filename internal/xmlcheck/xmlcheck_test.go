package xmlcheck

import (
	"fmt"
	"strings"
	"testing"
)

func Example() {
	fmt.Println(Check([]byte(`<svg><g id="a" fill="red" fill="blue"/></svg>`)))
	// Output: byte 39: <g>: the attribute fill is there twice
}

func TestCheck(t *testing.T) {
	for document, want := range map[string]string{
		`<svg xmlns="u" xml:lang="de" lang="de"><g id="a"/><text data-for="a"><textPath href="#a"/></text></svg>`: "",
		`<svg aria-labelledby="a b"><title id="a"/><desc id="b"/></svg>`:                                          "",
		`<svg><g></svg>`:                      "not well-formed",
		`<svg><g a="&nbsp;"/></svg>`:          "not well-formed",
		"<svg>\x01</svg>":                     "not well-formed",
		`<svg><g id="a"/><g id="a"/></svg>`:   `<g>: the id "a" is given twice`,
		`<svg><g id="a" id="b"/></svg>`:       "<g>: the attribute id is there twice",
		`<svg><text data-for="a"/></svg>`:     `nothing has the id "a"`,
		`<svg><textPath href="#a"/></svg>`:    `nothing has the id "a"`,
		`<svg aria-labelledby="a"></svg>`:     `nothing has the id "a"`,
		`<svg><g id="a"/><use id="a"/></svg>`: `<use>: the id "a" is given twice`,
	} {
		err := Check([]byte(document))
		if want == "" && err != nil {
			t.Errorf("%s: %v", document, err)
		}
		if want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: got %v, want %s", document, err, want)
		}
	}
}
