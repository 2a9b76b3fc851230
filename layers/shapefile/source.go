package shapefile

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path"
	"strings"
	"sync"

	shp "github.com/jonas-p/go-shp"

	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/charset"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/lots"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/layers/shapefile/dbf"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// Options say how a shapefile is read. The zero Options take everything from
// the file and its neighbours.
type Options struct {
	// Charset names the encoding of the table's texts; empty takes it from the
	// .cpg file, the table's language byte or the texts themselves.
	Charset string
	// Object names the shapefile in an archive that has several: its path or
	// its base name, with or without extension.
	Object string
	// CRS describes the coordinate system (a PROJ string, WKT or EPSG code) in
	// place of the .prj file.
	CRS string
	// Grids are the files for datum shifts by grids, nil for none.
	Grids *crs.Grids
	// Strict makes each record that cannot be used an error; without it such
	// records are skipped and counted.
	Strict bool
	// Types say what columns of the table are, by their names: "text",
	// "number", "decimal-point" or "decimal-comma". Without a word numbers
	// that people write as texts are found out, column by column.
	Types map[string]layers.ColumnType
	// Limits bound what a hostile file can make the reader do.
	Limits Limits
}

// Limits bound memory and time; a zero field has the default that it names.
type Limits struct {
	// Record is the longest record in bytes; default 256 MiB.
	Record int64
	// Unpacked is the size in bytes to which a file of an archive may unpack in
	// any case; default 256 MiB.
	Unpacked uint64
	// Ratio is how many times larger than packed a file of an archive may be
	// beyond that; default 100.
	Ratio uint64
}

func (l Limits) record() int64 {
	if l.Record > 0 {
		return l.Record
	}
	return 256 << 20
}

// Source is a shapefile. It implements layers.Source; each call of Features
// opens the files anew, so that any number may run at once.
type Source struct {
	name      string
	members   members
	header    header
	table     *dbf.Header
	encoding  charset.Encoding
	reference reference.Reference
	strict    bool
	schema    *layers.Schema
	limits    Limits
	index     index
	// hasExtent tells that the header gives the extent in degrees.
	hasExtent bool
	// opening are the warnings of Open.
	opening []string
	types   map[string]layers.ColumnType

	mu   sync.Mutex
	info layers.Info
	// numbers tell how the columns' numbers are read; nil before the texts
	// were looked at.
	numbers *numerals.Columns
}

// Open opens the shapefile, or the zip archive of one, that name is the path of
// in fsys. It reads headers only. The errors name the file.
func Open(fsys fs.FS, name string, o Options) (*Source, error) {
	s := &Source{name: name, limits: o.Limits, strict: o.Strict, types: o.Types}
	if err := s.open(fsys, o); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return s, nil
}

func (s *Source) open(fsys fs.FS, o Options) (err error) {
	fsys = spend.Whole(fsys)
	if isArchive(s.name) {
		s.members, err = zipParts(fsys, s.name, o.Object, o.Limits)
	} else {
		s.members, err = folderMembers(fsys, s.name)
	}
	if err != nil {
		return err
	}
	f, err := s.members.shp.open()
	if err != nil {
		return err
	}
	defer f.Close()
	if s.header, err = readHeader(f); err != nil {
		return err
	}
	prj, err := s.members.prj.readSmall()
	if err != nil {
		return err
	}
	if s.reference, err = newReference(o.CRS, prj, o.Grids); err != nil {
		return err
	}
	s.opening = append(s.opening, s.reference.Warnings()...)
	if s.schema, err = s.openTable(o.Charset); err != nil {
		return err
	}
	if _, err := numerals.NewColumns(s.schema, numerals.Options{Types: s.types}); err != nil {
		return err
	}
	var warning string
	if s.index, warning, err = s.readIndex(); err != nil {
		return err
	}
	if warning != "" {
		s.opening = append(s.opening, warning)
	}
	s.describe()
	return nil
}

// openTable reads the table's header and chooses its encoding.
func (s *Source) openTable(asked string) (*layers.Schema, error) {
	if s.members.dbf == nil {
		s.opening = append(s.opening, "there is no .dbf file: the features have no attributes")
		_, _, err := charset.Choose(charset.Hints{Config: asked})
		return layers.NewSchema(nil), err
	}
	f, err := s.members.dbf.open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if s.table, err = dbf.ReadHeader(f); err != nil {
		return nil, fmt.Errorf("%s: %w", path.Base(s.members.dbf.name), err)
	}
	cpg, err := s.members.cpg.readSmall()
	if err != nil {
		return nil, err
	}
	cpg, _, _ = strings.Cut(cpg, "\n")
	var warning string
	s.encoding, warning, err = charset.Choose(charset.Hints{
		Config: asked, CPG: cpg, Language: s.table.Language,
		Texts: func(pure bool) (charset.Census, error) { return s.table.Texts(f, pure) },
	})
	if err != nil {
		return nil, err
	}
	if warning != "" {
		s.opening = append(s.opening, warning)
	}
	schema, warnings := s.table.Columns(s.encoding)
	s.opening = append(s.opening, warnings...)
	return schema, nil
}

// describe sets the source's information.
func (s *Source) describe() {
	s.info = layers.Info{
		Format: "shapefile", Geometry: geometryName(s.header.shape), CRS: s.reference.Name(), System: s.reference.Plane(),
		Schema: s.schema, Warnings: s.opening,
	}
	if s.table != nil {
		s.info.Charset = s.encoding.Name()
	}
	if s.reference.IsDegrees() && s.header.hasBox() && s.header.inDegrees() {
		b := s.header.box
		s.info.Extent = &layers.Degrees{West: b.MinX, South: b.MinY, East: b.MaxX, North: b.MaxY}
		s.hasExtent = true
	}
}

// Info describes the source. Its warnings are complete, and the extent of a file
// that is not in degrees is known, once Features has run to its end.
func (s *Source) Info() layers.Info {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.info
}

// rule is the rule for records that cannot be used, with none seen so far.
func (s *Source) rule() tally.Records {
	return tally.Records{Noun: "features", Strict: s.strict}
}

// Features makes the features on all processors and yields them in the file's
// order. Null shapes and features
// that cannot be used are skipped and counted in the warnings. Errors name file
// and record.
func (s *Source) Features(ctx context.Context) iter.Seq2[layers.Feature, error] {
	return lots.Features(ctx, s.Lots, s.members.shp.size < 2*batchBytes)
}

// records returns a reader of the .shp file's records, from f, which stands at
// the beginning of the file, and what has to be closed after it.
func (s *Source) records(f io.Reader, tell func(string)) (r *recordReader, closer io.Closer, err error) {
	r = &recordReader{r: bufio.NewReaderSize(f, 1<<16), limit: s.limits.record(), stretches: s.index.stretches, tell: tell, pieces: &pieces{}}
	if s.table != nil {
		r.rows = s.table.Rows
	}
	if r.stretches != nil {
		r.at, err = readerAt(f, r.r)
		return r, nil, err
	}
	if _, err := r.r.Discard(headerLength); err != nil {
		return nil, nil, fmt.Errorf("the header cannot be read again: %w", err)
	}
	size := s.members.shp.size
	end := s.end()
	r.left, r.after = max(end-headerLength, 0), size-end
	if s.index.chain {
		r.chain, closer, err = s.openChain()
	}
	return r, closer, err
}

// end returns where the records of a file end that are one behind the other: the
// index knows better than the header.
func (s *Source) end() int64 {
	switch size := s.members.shp.size; {
	case s.index.chain:
		return min(s.index.end, size)
	case s.header.length > headerLength && s.header.length < size:
		return s.header.length
	default:
		return size
	}
}

// sameKind reports whether two shape types differ in heights and measures only.
func sameKind(a, b shp.ShapeType) bool { return shapeName(a) == shapeName(b) }
