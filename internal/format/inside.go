package format

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
)

// Inside finds the map data in a JSON text that does not say at its top what it
// is: within JavaScript, within an answer of a service that wraps it, or as
// ArcGIS writes it. It overwrites with blanks what is around the data, so that
// places in the text stay where they are; note says so. object chooses where
// there are several. The error says what the text is instead.
func Inside(ctx context.Context, name string, text []byte, object string) (f Format, note string, err error) {
	var notes []string
	switch found, more := Unscript(text); {
	case more:
		notes = append(notes, "JavaScript around the data was passed over, and so was what it has in further objects or lists behind the first")
	case found:
		notes = append(notes, "JavaScript around the data was passed over")
	}
	w := &wrapping{Cursor: jsontext.NewCursor(text, len(text)-len(bytes.TrimPrefix(text, []byte("\ufeff"))))}
	w.Heed(ctx)
	if w.Peek() != '{' {
		return GeoJSON, strings.Join(notes, "; "), nil
	}
	if err := w.object(nil); ctx.Err() != nil {
		return Unknown, "", fmt.Errorf("%s: %w", name, ctx.Err())
	} else if err != nil {
		return GeoJSON, strings.Join(notes, "; "), nil // its reader says what is wrong, and where
	}
	chosen, err := w.choose(object)
	if err != nil {
		return Unknown, "", fmt.Errorf("%s: %w", name, err)
	}
	if chosen.format == Unknown {
		return GeoJSON, strings.Join(notes, "; "), nil
	}
	if len(chosen.path) > 0 {
		notes = append(notes, fmt.Sprintf("the data is in %q, within other things", strings.Join(chosen.path, ".")))
		blank(text[:chosen.start])
		blank(text[chosen.end:])
	}
	return chosen.format, strings.Join(notes, "; "), nil
}

// wrapping walks over an object and those in it.
type wrapping struct {
	*jsontext.Cursor
	found []inside
	// overpass and problem tell what else the object is.
	overpass bool
	problem  string
}

// inside is data within other things.
type inside struct {
	format     Format
	path       []string
	start, end int
	// feature says that it is a single feature.
	feature bool
}

const (
	// deepest is how deep data may be in other things.
	deepest = 5
	// mostElements is how many elements of a list are looked at.
	mostElements = 64
)

// marks are the members that tell what an object is.
type marks struct {
	kind                                    string
	features, coordinates, esri, attributes bool
	elements, generator                     bool
}

// object looks into the object at the cursor, whose path from the top is given.
func (w *wrapping) object(path []string) error {
	w.Peek()
	start, before := w.Pos(), len(w.found)
	var m marks
	err := w.Object(func(key []byte) error {
		k := string(key)
		switch k {
		case "type":
			if w.Peek() == '"' {
				kind, err := w.Text()
				m.kind = kind
				return err
			}
		case "features":
			m.features = true
			return w.features(&m)
		case "coordinates", "geometries", "arcs":
			m.coordinates = true
			return w.Skip()
		case "geometryType", "spatialReference", "fieldAliases", "displayFieldName", "objectIdFieldName":
			m.esri = true
			return w.Skip()
		case "elements":
			m.elements = w.Peek() == '['
			return w.Skip()
		case "generator", "osm3s":
			m.generator = true
		case "error", "exceptions", "ServiceExceptionReport":
			if len(path) == 0 {
				return w.fault()
			}
		}
		return w.value(append(path[:len(path):len(path)], k))
	})
	if err != nil {
		return err
	}
	w.overpass = w.overpass || len(path) == 0 && m.elements && m.generator
	if f := m.format(); f != Unknown {
		// What is in it belongs to it.
		w.found = append(w.found[:before], inside{f, path, start, w.Pos(), m.kind == "Feature"})
	}
	return nil
}

// format tells what an object is by its members.
func (m marks) format() Format {
	switch m.kind {
	case "Topology":
		return TopoJSON
	case "FeatureCollection", "Feature":
		return GeoJSON
	case "":
		if m.features && (m.esri || m.attributes) {
			return EsriJSON
		}
	default:
		if m.coordinates {
			return GeoJSON
		}
	}
	return Unknown
}

// features looks at the first of a list of features: ArcGIS's have attributes in
// place of properties.
func (w *wrapping) features(m *marks) error {
	if w.Peek() != '[' {
		return w.Skip()
	}
	return w.Array(func(i int) error {
		if i > 0 || w.Peek() != '{' {
			return w.Skip()
		}
		return w.Object(func(key []byte) error {
			m.attributes = m.attributes || string(key) == "attributes"
			return w.Skip()
		})
	})
}

// value looks into a value, if it is an object or a list of objects.
func (w *wrapping) value(path []string) error {
	switch {
	case len(path) >= deepest:
	case w.Peek() == '{':
		return w.object(path)
	case w.Peek() == '[':
		return w.list(path)
	}
	return w.Skip()
}

// list looks into a list of objects. One of features stands for a collection.
func (w *wrapping) list(path []string) error {
	start, before, objects := w.Pos(), len(w.found), 0
	err := w.Array(func(i int) error {
		if i >= mostElements || w.Peek() != '{' {
			return w.Skip()
		}
		objects++
		return w.object(append(path[:len(path):len(path)], fmt.Sprint(i)))
	})
	if all := w.found[before:]; err == nil && len(all) > 0 && len(all) == objects && !slices.ContainsFunc(all, func(one inside) bool { return !one.feature }) {
		w.found = append(w.found[:before], inside{format: GeoJSON, path: path, start: start, end: w.Pos()})
	}
	return err
}

// fault takes what a service says went wrong.
func (w *wrapping) fault() error {
	raw, err := w.Raw()
	if err == nil && len(raw) > 0 && (raw[0] == '{' || raw[0] == '"' || raw[0] == '[') {
		const most = 200
		text := strings.Join(strings.Fields(string(raw[:min(len(raw), most)])), " ")
		w.problem = strings.ToValidUTF8(text, "\uFFFD")
	}
	return err
}

// choose chooses from what was found. The format is unknown where nothing was.
func (w *wrapping) choose(object string) (inside, error) {
	switch {
	case len(w.found) == 0 && w.overpass:
		return inside{}, fmt.Errorf("this is Overpass JSON, OpenStreetMap's own; convert it to GeoJSON, for example with osmtogeojson, or export GeoJSON from overpass turbo")
	case len(w.found) == 0 && w.problem != "":
		return inside{}, fmt.Errorf("this is the answer of a service that something went wrong: %s", w.problem)
	case len(w.found) == 0:
		return inside{}, nil
	case len(w.found) == 1:
		return w.found[0], nil
	}
	var names []string
	for _, one := range w.found {
		path := strings.Join(one.path, ".")
		if object != "" && (path == object || one.path[len(one.path)-1] == object) {
			return one, nil
		}
		names = append(names, path)
	}
	if object != "" {
		return inside{}, fmt.Errorf("the file has no %q; it has the collections %s", brief.Of(object), list(names))
	}
	return inside{}, fmt.Errorf("the file has %d collections, choose one with \"object\": %s", len(names), list(names))
}
