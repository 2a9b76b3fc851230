//go:build !js

package render

import (
	"bufio"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/render/description"
	"github.com/seed-898ab921/kartograph/render/page"
	"github.com/seed-898ab921/kartograph/styles"
)

// HTML is the format of pages that work by themselves: the map as SVG with all that it
// takes to hover, tap, search and read it. Nothing is loaded and nothing else runs.
func HTML() Format {
	return Format{
		Name: "html", Title: "a page to use, HTML with the map as SVG", Endings: []string{".html"},
		MediaType: "text/html", Write: writeHTML,
	}
}

// writeHTML writes a page. Styles are rules, so that dark looks and those under the
// pointer are there; the page decides how large the map is.
func writeHTML(w io.Writer, s Scene, o Options) (Stats, error) {
	o.Responsive, o.Profile = true, ""
	s.Paper = Paper{} // a page is not cut
	if o.StyleMode == "" || o.StyleMode == StyleAttributes {
		o.StyleMode = StyleCSS
	}
	counter := &counter{w: w}
	buffer := bufio.NewWriterSize(counter, 1<<16)
	p := pageOf(s)
	stats, columns, err := p.maps(buffer, s, o)
	if err != nil {
		return stats, err
	}
	if err := p.End(buffer, columns); err != nil {
		return stats, err
	}
	err = buffer.Flush()
	stats.Bytes = counter.n
	return stats, err
}

// layerNames are what the layers of scenes are called in a language, where that is not their id.
func layerNames(lang string, scenes []Scene) map[string]string {
	names := map[string]string{}
	for _, s := range scenes {
		nameLayers(names, lang, s.Groups)
	}
	return names
}

// nameLayers adds what groups are called, and those in them: insets and clipped layers are groups
// of groups.
func nameLayers(names map[string]string, lang string, groups []Group) {
	for i := range groups {
		if name := description.LayerName(lang, groups[i].ID); name != groups[i].ID {
			names[groups[i].ID] = name
		}
		nameLayers(names, lang, groups[i].Groups)
	}
}

// htmlPage is the page of a scene.
type htmlPage struct{ page.Page }

func pageOf(s Scene) htmlPage {
	p := page.Page{
		Title: s.Title, HideTitle: drawsTitle(s), Lang: s.Lang, Dark: hasDark(s.Conditions), Formulas: projectionsOf(s.Metadata),
	}
	p.Layers = layerNames(s.Lang, append([]Scene{s}, s.Sizes...))
	for _, size := range s.Sizes {
		p.Widths, p.Formulas = append(p.Widths, size.Width), append(p.Formulas, projectionsOf(size.Metadata)...)
	}
	return htmlPage{p}
}

// maps writes the page up to where its maps end: the map, or its sizes, of which the
// widest comes first, as it has the most features. The others refer to its data.
func (p htmlPage) maps(w *bufio.Writer, s Scene, o Options) (Stats, map[string]string, error) {
	sizes := s.Sizes
	if len(sizes) == 0 {
		sizes = []Scene{s}
	}
	notes := newPaged()
	if err := p.Begin(w); err != nil {
		return Stats{}, nil, err
	}
	var all Stats
	for i := len(sizes) - 1; i >= 0; i-- {
		own := o
		if i < len(sizes)-1 {
			own.IDPrefix = o.IDPrefix + "w" + decimal(sizes[i].Width) + "-"
		}
		stats, err := p.size(w, i, &sizes[i], own, notes)
		all.Marks, all.Empty = all.Marks+stats.Marks, all.Empty+stats.Empty
		if err != nil {
			return all, nil, err
		}
		notes.complete = true
	}
	return all, notes.columns, nil
}

// size writes the map in one size.
func (p htmlPage) size(w *bufio.Writer, i int, s *Scene, o Options, notes *paged) (Stats, error) {
	d, err := newDocument(w, s, o)
	if err != nil {
		return Stats{}, err
	}
	d.paged = notes
	if err := p.BeginSize(w, i); err != nil {
		return Stats{}, err
	}
	if err := d.write(); err != nil {
		return d.stats, err
	}
	return d.stats, p.EndSize(w)
}

// drawsTitle reports whether the title stands on the map itself.
func drawsTitle(s Scene) bool {
	return slices.ContainsFunc(s.Groups, func(g Group) bool { return g.ID == "title" && g.Part == PartFurniture })
}

// hasDark reports whether a stylesheet has rules for dark pages.
func hasDark(conditions []styles.Condition) bool {
	for _, c := range conditions {
		if strings.Contains(c.Media, "prefers-color-scheme") {
			return true
		}
	}
	return false
}

// projectionsOf are the ids of the projections that a map's metadata names.
func projectionsOf(metadata []byte) []string {
	var said struct {
		Views []struct {
			Projection struct {
				ID string `json:"id"`
			} `json:"projection"`
		} `json:"views"`
	}
	if len(metadata) == 0 || json.Unmarshal(metadata, &said) != nil {
		return nil // a program's own metadata
	}
	var ids []string
	for _, v := range said.Views {
		ids = append(ids, v.Projection.ID)
	}
	return ids
}
