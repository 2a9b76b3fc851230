package page

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"strings"
)

// Page is a page of one map, in one size or several.
type Page struct {
	// Title is the page's and its heading. HideTitle keeps the heading from sight,
	// for maps that have one drawn.
	Title     string
	HideTitle bool
	// Lang is the BCP 47 language of texts and numbers; empty for none, which is
	// English for the words of the page.
	Lang string
	// Dark says that the map has a dark look, so that the page has one.
	Dark bool
	// Formulas are the ids of the projections that the map needs to take degrees to
	// pixels; those that pages have no formula of are left out.
	Formulas []string
	// Layers are what layers are called, by their ids, where the two differ.
	Layers map[string]string
	// Widths are those of the sizes in pixels, the least first; one size needs none.
	Widths []float64
}

//go:embed dist/page.js
var program string

//go:embed dist/page.css
var styles string

//go:embed dist/dark.css
var dark string

// Begin writes what stands before the maps.
func (p Page) Begin(w io.Writer) error {
	lang, direction := "en", "" // that of the page's own words
	if p.Lang != "" {
		lang = html.EscapeString(p.Lang)
	}
	if RightToLeft(p.Lang) {
		direction = ` dir="rtl"`
	}
	hidden := ""
	if p.HideTitle {
		hidden = ` class="kg-live"`
	}
	css := styles
	if p.Dark {
		css += dark
	}
	title := html.EscapeString(p.Title)
	_, err := fmt.Fprintf(w, `<!DOCTYPE html>
<html lang="%s"%s>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="%s">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<style>
%s%s</style>
</head>
<body>
<main>
<h1%s>%s</h1>
<div class="kg-map">
`, lang, direction, p.policy(), title, strings.TrimSpace(css), p.sizes(), hidden, title)
	return err
}

// policy lets the page load nothing and run only its own program. Styles are its own
// and the map's, which can load nothing either.
func (p Page) policy() string {
	sum := sha256.Sum256([]byte(p.script()))
	return "default-src 'none'; script-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
}

// script is the page's only program: the formulas, and what makes the map work.
func (p Page) script() string {
	return "const kgFormulas={};" + formulasOf(p.Formulas) + "\n" + strings.TrimSpace(program)
}

// BeginSize and EndSize write what is around the map of a size.
func (p Page) BeginSize(w io.Writer, i int) error {
	_, err := fmt.Fprintf(w, "<div class=\"kg-size kg-size-%d\">\n", i)
	return err
}

// EndSize ends what BeginSize began.
func (p Page) EndSize(w io.Writer) error {
	_, err := io.WriteString(w, "</div>\n")
	return err
}

// End writes what stands after the maps. Columns are the columns' names, by the data-*
// attributes of the map without "data-", where the two differ; those of layers are in p.
func (p Page) End(w io.Writer, columns map[string]string) error {
	// Marshal writes < as \u003c, so that no text ends the element.
	given, err := json.Marshal(struct {
		Lang   string            `json:"lang,omitempty"`
		Words  Words             `json:"words"`
		Titles map[string]string `json:"titles"`
		Layers map[string]string `json:"layers,omitempty"`
	}{p.Lang, WordsOf(p.Lang), columns, p.Layers})
	if err != nil {
		return fmt.Errorf("page: %w", err)
	}
	_, err = fmt.Fprintf(w, "</div>\n</main>\n<script type=\"application/json\">%s</script>\n<script>%s</script>\n</body>\n</html>\n", given, p.script())
	return err
}
