// Package geojson reads GeoJSON (RFC 7946): feature collections, single
// features, bare geometries, any number of them one after the other
// (newline-delimited, or text sequences of RFC 8142), and the coordinate
// systems of the older specification.
//
// The text is held in memory and read anew by every call of Features, straight
// into flat coordinates. Properties make one schema, in order of first
// appearance, after a column "id" where features have ids of their own; nested arrays and objects become JSON text. What a map can do
// without (null geometries, rings of two points) is left out and counted in
// the warnings, and so are features that make no sense, unless they are most of
// them: that is an error with file, line and column, as is a text that is no JSON.
package geojson

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/text/charset"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/identity"
	"github.com/seed-898ab921/kartograph/layers/internal/lots"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/layers/internal/told"
	"github.com/seed-898ab921/kartograph/layers/internal/whole"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// Options say how a file is read. The zero value reads it as it describes
// itself.
type Options struct {
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

// Source is a GeoJSON text.
type Source struct {
	name    string
	data    []byte
	offsets []int
	schema  *layers.Schema
	ids     identity.Plan
	crs     reference.Reference
	// asked says that Options named the coordinate system, which then counts
	// for more than any word of the file.
	asked, strict bool
	grids         *crs.Grids
	told          told.Info
}

// Open reads a GeoJSON file into memory and looks through it; its features are
// read by Features.
func Open(fsys fs.FS, name string, o Options) (*Source, error) {
	data, err := fs.ReadFile(spend.Whole(fsys), name)
	if err != nil {
		return nil, err
	}
	return Parse(name, data, o)
}

// Parse looks through a GeoJSON text that a program has in memory and must not
// change afterwards. The name stands in messages. The error is one of the
// text's structure, of its coordinate system or of having no GeoJSON in it at
// all.
func Parse(name string, data []byte, o Options) (*Source, error) {
	return ParseContext(context.Background(), name, data, o)
}

// ParseContext is Parse that gives up when the context ends.
func ParseContext(ctx context.Context, name string, data []byte, o Options) (*Source, error) {
	data, encoding, err := charset.Whole(data, o.Charset)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	x, err := scan(ctx, data)
	if err != nil {
		return nil, jsontext.Locate(name, data, err)
	}
	system, err := x.systemName(o.CRS)
	if err != nil {
		return nil, jsontext.Locate(name, data, err)
	}
	parse := reference.Parse
	if o.CRS != "" {
		parse = reference.Asked
	}
	ref, err := parse(system, o.Grids)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	s := &Source{name: name, data: data, crs: ref, asked: o.CRS != "", grids: o.Grids, strict: o.Strict}
	s.offsets = slices.DeleteFunc(x.offsets, func(offset int) bool { return offset == notFeature })
	s.schema, s.ids = identity.NewPlan(x.columns.Names(), x.ids)
	info := layers.Info{Format: "geojson", CRS: ref.Name(), Charset: encoding.Name(), Schema: s.schema}
	info.Warnings = append(ref.Warnings(), x.warnings...)
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

// Info describes the source. Geometry, Extent and Warnings are known once
// Features has run to its end.
func (s *Source) Info() layers.Info { return s.told.Info() }

// Features reads the features, on all processors, and yields them in the order of
// the text, all but those without a place and those that cannot be used, which are counted. Errors say file,
// line, column and the number of the feature.
func (s *Source) Features(ctx context.Context) iter.Seq2[layers.Feature, error] {
	n := len(s.offsets)
	return lots.Features(ctx, s.Lots, n < 2 || s.offsets[n-1]-s.offsets[0] < batchBytes)
}
