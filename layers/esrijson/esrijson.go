// Package esrijson reads what ArcGIS services answer with f=json: feature sets,
// whose features have attributes and geometries of points, paths or rings.
//
// Rings are outer rings and holes by what lies in what, as in shapefiles. Heights
// and measures are dropped, curves are not read. What cannot be used is skipped
// and counted, as in all formats.
//
// Source of the format: Esri, "Common data types: Geometry objects, Feature
// object, FeatureSet object", ArcGIS REST API.
package esrijson

import (
	"context"
	"fmt"
	"io"
	"iter"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/text/charset"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/layers/internal/told"
	"github.com/seed-898ab921/kartograph/layers/internal/whole"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// Options say how a file is read. The zero value reads it as it describes
// itself.
type Options struct {
	// CRS names the coordinate system of the coordinates in place of what the
	// file says: a PROJ string, WKT or a code such as "EPSG:3035".
	CRS string
	// Grids are the files for datum shifts by grids, nil for none.
	Grids *crs.Grids
	// Charset names the encoding of the text; empty means UTF-8, or what a byte
	// order mark tells.
	Charset string
	// Strict makes each feature that cannot be used an error; without it such
	// features are skipped and counted.
	Strict bool
}

// Source is a feature set. It implements layers.Source.
type Source struct {
	name    string
	data    []byte
	offsets []int
	schema  *layers.Schema
	crs     reference.Reference
	// asked says that Options named the coordinate system.
	asked, strict bool
	grids         *crs.Grids
	told          told.Info
}

// Parse looks through a feature set that a program has in memory and must not
// change afterwards. The name stands in messages. The error is one of the text's
// structure or of its coordinate system.
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
	s := &Source{name: name, data: data, offsets: x.offsets, asked: o.CRS != "", grids: o.Grids, strict: o.Strict}
	if s.crs, err = x.system(o); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	s.schema = layers.NewSchema(x.columns.Names())
	info := layers.Info{Format: "esrijson", CRS: s.crs.Name(), System: s.crs.Plane(), Charset: encoding.Name(), Schema: s.schema}
	info.Warnings = append(s.crs.Warnings(), x.warnings...)
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

// Features reads the features in the order of the text, all but those without a
// place and those that cannot be used, which are counted. Errors say file, line,
// column and the number of the feature.
func (s *Source) Features(ctx context.Context) iter.Seq2[layers.Feature, error] {
	return func(yield func(layers.Feature, error) bool) {
		r := newReader(s)
		r.Heed(ctx)
		s.told.Run(ctx, told.Reading{Name: s.name, Text: s.data, Found: &r.found, Warnings: r.warnings}, r.all, yield)
	}
}
