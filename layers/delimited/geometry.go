package delimited

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/sorting"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/internal/text/missing"
	"github.com/seed-898ab921/kartograph/layers/internal/geometrytext"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/projection/crs"
	"github.com/twpayne/go-geom"
)

// sampled is how many rows are looked at to find a column of geometries.
const sampled = 20

// geometryColumns lists the columns whose first cells that are not empty spell
// geometries, those with a usual name first.
func (f *file) geometryColumns() ([]int, error) {
	closer, text, err := f.open()
	if err != nil {
		return nil, err
	}
	defer closer.Close()
	rows := f.rows(text, new(tally.Tally))
	if err := rows.begin(); err != nil {
		return nil, ignoreEnd(err)
	}
	seen, other := make([]bool, len(f.columns)), make([]bool, len(f.columns))
	for range sampled {
		cells, err := rows.next()
		if err != nil {
			if err = ignoreEnd(err); err != nil {
				return nil, err
			}
			break
		}
		for i, c := range cells[:min(len(cells), len(f.columns))] {
			if missing.Is(c) {
				continue
			}
			looks := geometrytext.Looks(c)
			seen[i], other[i] = seen[i] || looks, other[i] || !looks
		}
	}
	var found []int
	for i := range f.columns {
		if seen[i] && !other[i] {
			found = append(found, i)
		}
	}
	sorting.Stably(found, func(a, b int) int { return usualGeometry(f.columns[a]) - usualGeometry(f.columns[b]) })
	return found, nil
}

func ignoreEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// geometryNames are what columns of geometries are usually called.
func geometryNames() []string {
	return []string{"wkt", "the_geom", "geom", "geometry", "WKT_GEOMETRY", "wkb_geometry", "wkb", "geojson", "shape"}
}

// usualGeometry is the place of a name among the usual ones.
func usualGeometry(name string) int {
	usual := geometryNames()
	if i := slices.IndexFunc(usual, func(s string) bool { return strings.EqualFold(s, name) }); i >= 0 {
		return i
	}
	return len(usual)
}

// findGeometry finds the column of geometries where there are no coordinates: by
// what is in it, or else by its name.
func (s *Source) findGeometry() error {
	found, err := s.file.geometryColumns()
	if err != nil {
		return err
	}
	if len(found) == 0 {
		s.wkt, err = s.file.find("geometry", "", geometryNames()...)
		return err
	}
	s.wkt = found[0]
	if len(found) > 1 {
		s.file.warnings = append(slices.Clip(s.file.warnings), fmt.Sprintf("%d columns have geometries; %q is drawn; \"geometry\" names another, such as %q",
			len(found), s.file.columns[found[0]], s.file.columns[found[1]]))
	}
	return nil
}

// tellGeometry says that there is a column of geometries besides the coordinates
// that are drawn.
func (s *Source) tellGeometry() error {
	found, err := s.file.geometryColumns()
	if err == nil && len(found) > 0 {
		s.file.warnings = append(slices.Clip(s.file.warnings), fmt.Sprintf("the points of %q and %q are drawn; \"geometry\": %q draws the geometries in that column",
			brief.Of(s.file.columns[s.x]), brief.Of(s.file.columns[s.y]), brief.Of(s.file.columns[found[0]])))
	}
	return err
}

// systems are the coordinate systems that geometries named.
type systems struct {
	known map[string]reference.Reference
	// first is the system of the first geometry, and mixed says that others
	// have another one.
	first reference.Reference
	any   bool
	mixed bool
}

// mostSystems is how many different systems are remembered.
const mostSystems = 64

// geometry reads the geometry of a cell, and its coordinate system: the layer's,
// where it has one, counts for more than what the cell names.
func (r *run) geometry(text string) (geom.T, error) {
	g, err := geometrytext.Parse(text, func(finding string) { r.records.Count(finding, r.where) })
	if err != nil || g.Shape == nil {
		return nil, err
	}
	ref := r.source.reference
	if !r.source.asked {
		if ref, err = r.systemOf(g); err != nil {
			return nil, err
		}
	}
	r.reference = ref
	return g.Shape, nil
}

// systemOf is the coordinate system that a geometry names, WGS 84 where it names
// none.
func (r *run) systemOf(g geometrytext.Geometry) (ref reference.Reference, err error) {
	name := ""
	switch {
	case g.SRID > 0:
		name = fmt.Sprintf("EPSG:%d", g.SRID)
	case g.System != nil:
		if name, err = reference.FromMember(g.System); err != nil {
			return ref, err
		}
	}
	ref, known := r.systems.known[name]
	if !known {
		if ref, err = reference.Parse(name, r.source.grids); err != nil {
			return ref, tally.Of("a coordinate system of their own that is not known", err)
		}
		for _, note := range ref.Warnings() {
			r.records.Note(note)
		}
		if r.systems.known == nil {
			r.systems.known = map[string]reference.Reference{}
		}
		if len(r.systems.known) < mostSystems {
			r.systems.known[name] = ref
		}
	}
	r.systems.note(ref)
	return ref, nil
}

// note takes the system of one more geometry.
func (s *systems) note(ref reference.Reference) {
	if !s.any {
		s.first, s.any = ref, true
	}
	s.mixed = s.mixed || ref.Name() != s.first.Name()
}

// plane is the name of the system of all geometries and the plane that their
// edges are straight in, if they are all of one.
func (s *systems) plane() (name string, plane *crs.System) {
	if !s.any || s.mixed {
		return "", nil
	}
	return s.first.Name(), s.first.Plane()
}
