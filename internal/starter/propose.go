package starter

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/styles"
)

// proposal is a map of a file, as it is put together.
type proposal struct {
	in    *kartograph.Inspection
	src   string
	id    string
	shape styles.Shape
	// mixed says that features have shapes of several kinds.
	mixed bool
	// name, key and value are the columns of labels, of ids and of classes; empty for none.
	name, key, value string
	// categories says that the values are words.
	categories bool
	// joined says how a table gets its places; nil for what has places of its own.
	joined *joined
}

// Propose are the files of a map of a source that was inspected: a layer of it with the
// columns that look like ids, names and values, a projection that suits it, and the built-in
// countries beneath where its places are known. What is a guess says so in the
// config. Src is the source as the config names it. It is an error where nothing of the source
// can be drawn.
func Propose(in *kartograph.Inspection, src string) ([]File, error) {
	p := &proposal{in: in, src: src, id: idOf(src)}
	p.shape, p.mixed = shapeOf(in.Geometries)
	if p.shape == "" {
		return nil, fmt.Errorf("%s: none of its %d records has a place; a table is joined to a layer by \"data\" (docs/config.md)", src, in.Features)
	}
	p.choose()
	return p.files(), nil
}

func (p *proposal) files() []File {
	return []File{{"map.yaml", []byte(p.config())}, {"style.css", []byte(p.style())}, {"map.schema.json", config.Schema()}}
}

var shapes = map[string]styles.Shape{"Point": styles.Point, "MultiPoint": styles.Point, "LineString": styles.Line, "MultiLineString": styles.Line,
	"Polygon": styles.Area, "MultiPolygon": styles.Area, "GeometryCollection": styles.Area}

// shapeOf is how features are drawn: those of several kinds as lines where there are some
// among them, since an area's fill would fill them too, and else as areas.
func shapeOf(counts []kartograph.GeometryCount) (shape styles.Shape, mixed bool) {
	found := map[styles.Shape]bool{}
	for _, g := range counts {
		if s := shapes[g.Type]; s != "" {
			found[s] = true
		}
	}
	for _, s := range []styles.Shape{styles.Line, styles.Area, styles.Point} {
		if found[s] {
			return s, len(found) > 1
		}
	}
	return "", false
}

// idOf is what a layer of a source is called: letters, digits and dashes of its name.
func idOf(src string) string {
	base := path.Base(filepath.ToSlash(src))
	base, _, _ = strings.Cut(base, ".")
	id := strings.Trim(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) && r < 128 || unicode.IsDigit(r) && r < 128 || r == '_' {
			return unicode.ToLower(r)
		}
		return '-'
	}, base), "-")
	switch {
	case id == "" || id[0] >= '0' && id[0] <= '9':
		return "data-" + id
	case slices.Contains([]string{"sea", "ground", "graticule", "legend"}, id):
		return id + "-data"
	}
	return strings.TrimSuffix(id, "-")
}
