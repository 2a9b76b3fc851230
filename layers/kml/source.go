package kml

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"

	"github.com/seed-898ab921/kartograph/internal/gunzip"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
)

// Options say how a file is read. The zero Options read all Placemarks.
type Options struct {
	// Folder names a folder: only the Placemarks in it, and in folders in it,
	// are read. Empty reads all.
	Folder string
	// Charset names the encoding of the text, in place of what it declares.
	Charset string
	// Strict makes each Placemark that cannot be used an error; without it
	// such Placemarks are skipped and counted.
	Strict bool
}

// Source is a KML file whose features are in memory. It implements
// layers.Source.
type Source struct {
	info     layers.Info
	features []layers.Feature
}

// Open reads a file, which may be KML, KMZ or KML packed with gzip. Errors name
// the file and, in KML, the line.
func Open(fsys fs.FS, name string, o Options) (*Source, error) {
	fsys = spend.Whole(fsys)
	f, err := gunzip.Open(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer f.Close()
	text, told, err := unpack(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	pay, end := spend.Toll(fsys)
	defer end()
	s, err := read(spend.Unpacked(fsys, name, text), o, pay, told)
	if over := (*layers.LimitError)(nil); errors.As(err, &over) && over.Limit != "FileBytes" {
		return nil, err // of the map, not of the file
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return s, nil
}

// read reads a KML text, of whose features each is paid for before it is held. told, if it says
// anything, is told before what is found.
func read(text io.Reader, o Options, pay func(layers.Feature) error, told string) (*Source, error) {
	found := tally.Records{Noun: "placemarks", Strict: o.Strict}
	if told != "" {
		found.Note(told)
	}
	p, err := newParser(text, o, &found)
	if err != nil {
		return nil, err
	}
	p.pay = pay
	if err := p.document(); err != nil {
		return nil, err
	}
	if err := found.End(); err != nil {
		return nil, err
	}
	if n := p.mended(); n > 0 {
		found.Note(fmt.Sprintf("bytes that are not UTF-8, read as windows-1252: %d", n))
	}
	schema := layers.NewSchema(p.columns.names)
	s := &Source{features: p.features}
	var sum layers.Summary
	for i := range s.features {
		s.features[i].Record.Schema = schema
		sum.Add(s.features[i].Geometry)
	}
	s.info = layers.Info{
		Format: "kml", Geometry: sum.Geometry, Extent: sum.Extent(), CRS: "WGS 84", Charset: p.charset,
		Schema: schema, Warnings: found.Lines(),
	}
	return s, nil
}

// Info describes the source; it is complete from the beginning.
func (s *Source) Info() layers.Info { return s.info }

// Features yields the features in the file's order.
func (s *Source) Features(ctx context.Context) iter.Seq2[layers.Feature, error] {
	return func(yield func(layers.Feature, error) bool) {
		for _, f := range s.features {
			if err := ctx.Err(); err != nil {
				yield(layers.Feature{}, err)
				return
			}
			if !yield(f, nil) {
				return
			}
		}
	}
}
