// Package topojson reads TopoJSON: objects whose lines are arcs that they
// share, quantised or not.
//
// Every arc is decoded once, so that what two features share has the same
// coordinates to the last bit in both. A geometry collection that stands as an
// object gives one feature for each of its members; a collection within it is
// one feature.
//
// Source of the format: https://github.com/topojson/topojson-specification
package topojson

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/internal/text/charset"
	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/identity"
	"github.com/seed-898ab921/kartograph/layers/internal/lots"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/layers/internal/told"
	"github.com/seed-898ab921/kartograph/layers/internal/whole"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// Options say how a file is read. The zero value reads all objects as the file
// describes them.
type Options struct {
	// Object names the object to read; empty reads all, in the order of
	// the text.
	Object string
	// CRS names the coordinate system of the coordinates in place of what
	// the file says: a PROJ string, WKT or a code such as "EPSG:3035".
	CRS string
	// Grids are the files for datum shifts by grids, nil for none.
	Grids *crs.Grids
	// Charset names the encoding of the text; empty means UTF-8, or what a
	// byte order mark tells.
	Charset string
	// Strict makes each feature that cannot be used an error; without it
	// such features are skipped and counted.
	Strict bool
}

// Source is the features of one object of a topology, or of all.
type Source struct {
	name   string
	data   []byte
	topo   *topology
	schema *layers.Schema
	ids    identity.Plan
	crs    reference.Reference
	strict bool
	told   told.Info
}

// Open reads a TopoJSON file into memory and decodes its arcs; its features
// are put together by Features.
func Open(fsys fs.FS, name string, o Options) (*Source, error) {
	data, err := fs.ReadFile(spend.Whole(fsys), name)
	if err != nil {
		return nil, err
	}
	return Parse(name, data, o)
}

// Parse decodes the arcs of a TopoJSON text that a program has in memory and
// must not change afterwards. The name stands in messages. The error is one of
// the text's structure, of its arcs or of its coordinate system, or says that
// there is no such object.
func Parse(name string, data []byte, o Options) (*Source, error) {
	return ParseContext(context.Background(), name, data, o)
}

// ParseContext is Parse that gives up when the context ends.
func ParseContext(ctx context.Context, name string, data []byte, o Options) (*Source, error) {
	data, encoding, err := charset.Whole(data, o.Charset)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	s := &Source{name: name, data: data, strict: o.Strict}
	if err := s.prepare(ctx, o); err != nil {
		return nil, jsontext.Locate(name, data, err)
	}
	info := layers.Info{Format: "topojson", CRS: s.crs.Name(), System: s.crs.Plane(), Charset: encoding.Name(), Schema: s.schema}
	info.Warnings = s.crs.Warnings()
	s.told.Begin(info)
	return s, nil
}

// Read is Parse for what is read from a stream, to its end or until the context
// ends. It takes a stream of any size: a limit is for the caller to set (io.LimitReader).
func Read(ctx context.Context, r io.Reader, o Options) (*Source, error) {
	text, err := whole.Read(ctx, r)
	if err != nil {
		return nil, err
	}
	return ParseContext(ctx, whole.Name, text, o)
}

func (s *Source) prepare(ctx context.Context, o Options) error {
	topo, err := scan(ctx, s.data)
	if err != nil {
		return err
	}
	s.topo = topo
	if err := topo.choose(o.Object); err != nil {
		return err
	}
	system, parse := o.CRS, reference.Asked
	if system == "" {
		system, parse = topo.crs, reference.Parse
	}
	if s.crs, err = parse(system, o.Grids); err != nil {
		return err
	}
	var columns jsontext.Columns
	ids := false
	for _, obj := range topo.objects {
		found, err := obj.scanProperties(ctx, s.data, &columns)
		if err != nil {
			return err
		}
		ids = ids || found
	}
	s.schema, s.ids = identity.NewPlan(columns.Names(), ids)
	return topo.decodeArcs(ctx, s.data, s.crs)
}

// choose keeps the object of that name alone.
func (t *topology) choose(name string) error {
	if name == "" {
		return nil
	}
	names := t.names()
	i := slices.Index(names, name)
	if i < 0 {
		return fmt.Errorf("object %q not found%s; the objects are %s", name, nearest.Hint(name, names), strings.Join(brief.All(names), ", "))
	}
	t.objects = t.objects[i : i+1]
	return nil
}

// Objects lists the names of the objects that the source reads.
func (s *Source) Objects() []string { return s.topo.names() }

// Info describes the source. Geometry, Extent and Warnings are known once
// Features has run to its end.
func (s *Source) Info() layers.Info { return s.told.Info() }

// Features puts the features together, on all processors where they are many, and
// yields them in the order of the text, all but those
// without a place and those that cannot be used, which are counted. Errors say file,
// line, column, the object and the number of the geometry in it.
func (s *Source) Features(ctx context.Context) iter.Seq2[layers.Feature, error] {
	n := 0
	for _, o := range s.topo.objects {
		n += len(o.features)
	}
	return lots.Features(ctx, s.Lots, n < batchFeatures)
}
