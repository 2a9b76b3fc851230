package delimited

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// Source is a delimited file with places in it. It implements layers.Source;
// each call of Features opens the file anew, so that any number may run at once.
type Source struct {
	file *file
	mode Mode
	// x, y, wkt and group are the places of the columns; -1 is none.
	x, y, wkt, group int
	reference        reference.Reference
	numerals         numerals.Options
	// asked says that Options named the coordinate system.
	asked bool
	grids *crs.Grids
	// columns are the places of the record's columns, all but wkt.
	columns []int
	schema  *layers.Schema
	opening []string

	mu   sync.Mutex
	info layers.Info
	// numbers tell how the columns' numbers are read; nil before the cells
	// were looked at.
	numbers *numerals.Columns
}

// Open opens the file that name is the path of in fsys. It reads the header
// and, where nothing names the encoding, looks through the text. The errors
// name the file.
func Open(fsys fs.FS, name string, o Options) (*Source, error) {
	s, err := open(func() (*file, error) { return openFile(fsys, name, o) }, o)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return s, nil
}

func open(header func() (*file, error), o Options) (*Source, error) {
	s := &Source{asked: o.CRS != "", grids: o.Grids}
	var err error
	if s.mode, err = o.Mode.check(); err != nil {
		return nil, err
	}
	if s.reference, err = reference.Asked(o.CRS, o.Grids); err != nil {
		return nil, err
	}
	if s.file, err = header(); err != nil {
		return nil, err
	}
	if err := s.findColumns(o); err != nil {
		return nil, err
	}
	s.numerals = o.numerals(s.file)
	if _, err := numerals.NewColumns(layers.NewSchema(s.file.columns), s.numerals); err != nil {
		return nil, err
	}
	s.opening = append(s.file.warnings, s.reference.Warnings()...)
	s.describe()
	return s, nil
}

// findColumns finds the columns of the places. Without a word of the user's,
// coordinates are looked for before geometries.
func (s *Source) findColumns(o Options) (err error) {
	s.x, s.y, s.wkt, s.group = -1, -1, -1, -1
	if s.group, err = s.file.find("group", o.Group); err != nil {
		return err
	}
	if o.WKT != "" {
		if s.mode != Points {
			return errors.New("a column of geometries needs no mode; leave it out")
		}
		s.wkt, err = s.file.find("geometry", o.WKT)
		return err
	}
	if s.x, err = s.file.find("x", o.X, "lon", "longitude", "lng", "long", "x", "easting"); err != nil {
		return err
	}
	if s.y, err = s.file.find("y", o.Y, "lat", "latitude", "y", "northing"); err != nil {
		return err
	}
	byThemselves := o.X == "" && o.Y == "" && s.mode == Points
	switch {
	case s.x >= 0 && s.y >= 0 && byThemselves:
		return s.tellGeometry()
	case s.x >= 0 && s.y >= 0:
		return nil
	case o.X == "" && o.Y == "":
		if pair, warning, ok := s.file.findPlaces(); ok {
			if s.x, s.y = pair.x, pair.y; warning != "" {
				s.file.warnings = append(slices.Clip(s.file.warnings), warning)
			}
			if byThemselves {
				return s.tellGeometry()
			}
			return nil
		}
	}
	if byThemselves {
		if err := s.findGeometry(); err != nil || s.wkt >= 0 {
			return err
		}
	}
	missing, hint := "x", ""
	if s.x >= 0 {
		missing = "y"
	}
	switch {
	case s.file.looksHeadless():
		hint = "; if the first line is no header but data, say \"header\": false"
	case s.x >= 0:
	case s.y < 0 && byThemselves:
		hint = "; a column of geometries is named with \"geometry\""
	}
	return fmt.Errorf("no column of coordinates found for %q: the layer's key %q names it; the columns are %s%s", missing, missing, s.file.list(), hint)
}

// looksHeadless reports whether most names of columns are numbers, as those of a table
// without a header are.
func (f *file) looksHeadless() bool {
	numbers := 0
	for _, name := range f.columns {
		if _, err := strconv.ParseFloat(strings.TrimSpace(name), 64); err == nil {
			numbers++
		}
	}
	return 2*numbers > len(f.columns)
}

// describe sets the record's columns and the source's information.
func (s *Source) describe() {
	var names []string
	for i, c := range s.file.columns {
		if i != s.wkt {
			s.columns = append(s.columns, i)
			names = append(names, c)
		}
	}
	s.schema = layers.NewSchema(names)
	s.info = layers.Info{
		Format: s.file.format, CRS: s.reference.Name(), System: s.reference.Plane(), Charset: s.file.encoding.Name(),
		Schema: s.schema, Warnings: s.opening,
	}
	switch {
	case s.wkt >= 0:
	case s.mode == Lines:
		s.info.Geometry = "line"
	case s.mode == Polygons:
		s.info.Geometry = "polygon"
	default:
		s.info.Geometry = "point"
	}
}

// Info describes the source. Extent and warnings are complete once Features has
// run to its end.
func (s *Source) Info() layers.Info {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.info
}

// Features yields the features in the file's order; those of the modes line and
// polygon in the order of their first rows. Rows without coordinates, and those
// that cannot be used, are skipped and counted in the warnings. Errors name file
// and line.
func (s *Source) Features(ctx context.Context) iter.Seq2[layers.Feature, error] {
	return func(yield func(layers.Feature, error) bool) {
		r := &run{source: s, ctx: ctx, reference: s.reference, records: tally.Records{Noun: "rows", Strict: s.file.strict}}
		if err := r.all(func(f layers.Feature) bool { return yield(f, nil) }); err != nil && !errors.Is(err, errStopped) {
			yield(layers.Feature{}, fmt.Errorf("%s: %w", s.file.name, err))
		}
	}
}

// errStopped ends a run whose features are no longer wanted.
var errStopped = errors.New("stopped")

// all yields the features of a run, and hands its warnings to the source.
func (r *run) all(yield func(layers.Feature) bool) error {
	closer, text, err := r.source.file.open()
	if err != nil {
		return err
	}
	defer closer.Close()
	if r.numbers, err = r.source.lookAtNumbers(r.ctx); err != nil {
		return err
	}
	r.rows = r.source.file.rows(text, &r.records.Tally)
	r.where = r.rows.where
	if err := r.rows.begin(); err != nil {
		return err
	}
	r.yield = yield
	if err := r.features(); !errors.Is(err, io.EOF) {
		return err
	}
	if err := r.records.End(); err != nil {
		return err
	}
	r.source.settle(&r.systems)
	r.source.finish(r.summary, slices.Concat(r.records.Lines(), r.numbers.Warnings()))
	return nil
}

// settle keeps the coordinate system that all geometries named.
func (s *Source) settle(found *systems) {
	if name, plane := found.plane(); !s.asked && name != "" {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.info.CRS, s.info.System = name, plane
	}
}

// finish keeps what only reading told.
func (s *Source) finish(sum layers.Summary, warnings []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.info.Geometry, s.info.Extent = sum.Geometry, sum.Extent()
	s.info.Warnings = append(append([]string(nil), s.opening...), warnings...)
}
