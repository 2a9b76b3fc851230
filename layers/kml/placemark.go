package kml

import (
	"encoding/xml"
	"slices"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/cell"
	"github.com/seed-898ab921/kartograph/layers/internal/identity"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
)

// columns are the columns of all Placemarks in order of first appearance.
type columns struct {
	names []string
	index map[string]int
	// cells counts the cells of all records, empty ones included.
	cells int64
}

// freeCells is the number of cells that a file may have in any case. Beyond it
// there may be one for so many bytes of the file, fewer than one that has a value
// takes, so that many columns of one value each do not fill the memory with empty
// cells.
const (
	freeCells    = 1 << 18
	bytesPerCell = 4
)

// set puts a value into a record, which grows as needed. Of several values of
// one name the first counts.
func (p *parser) set(values []layers.Value, name string, v layers.Value) []layers.Value {
	if name == "" || v.IsNull() {
		return values
	}
	i, ok := p.columns.index[name]
	if !ok {
		i = len(p.columns.names)
		p.columns.index[name] = i
		p.columns.names = append(p.columns.names, name)
	}
	for len(values) <= i {
		if p.columns.cells++; p.columns.cells > freeCells+p.xml.InputOffset()/bytesPerCell {
			p.records.Count("values left out because the records have too many columns of too few values", p.where)
			return values
		}
		values = append(values, layers.Value{})
	}
	if values[i].IsNull() {
		values[i] = v
	}
	return values
}

// placemark reads a Placemark.
func (p *parser) placemark(e xml.StartElement, folder string) error {
	f := layers.Feature{ID: attribute(e, "id")}
	p.broken = nil
	where := p.where()
	values := p.row[:0]
	err := p.children(func(e xml.StartElement) (err error) {
		switch name := e.Name.Local; name {
		case "name", "description", "address", "phoneNumber", "Snippet", "snippet":
			text, err := p.text()
			values = p.set(values, name, textValue(text))
			return err
		case "TimeStamp", "TimeSpan":
			return p.children(func(e xml.StartElement) error {
				text, err := p.text()
				values = p.set(values, e.Name.Local, textValue(text))
				return err
			})
		case "ExtendedData":
			values, err = p.extendedData(values)
			return err
		default:
			g, err := p.geometry(e)
			switch {
			case f.Geometry == nil:
				f.Geometry = g
			case g != nil:
				p.records.Count("further geometries of placemarks left out, which belong in a MultiGeometry", p.where)
			}
			return err
		}
	})
	if err != nil {
		return err
	}
	values = p.set(values, "folder", textValue(folder))
	p.row = p.set(values, identity.Column, textValue(f.ID))
	return p.finish(f, p.row, where)
}

func textValue(s string) layers.Value {
	if s == "" {
		return layers.Value{}
	}
	return layers.Text(s)
}

// finish keeps a feature that has a place and can be used.
func (p *parser) finish(f layers.Feature, values []layers.Value, where string) error {
	if p.broken == nil && isEmpty(f.Geometry) {
		return p.records.Empty("placemarks without a place skipped", func() string { return where })
	}
	if p.broken == nil {
		turned, err := reference.Reference{}.PlaceGeometry(f.Geometry)
		if err != nil {
			p.spoil(err)
		} else if turned {
			p.records.Count(reference.Turned, func() string { return where })
		}
	}
	if p.broken != nil {
		return p.records.Faulty(p.broken, func() string { return p.brokenAt })
	}
	p.records.Use()
	f.Record.Values = slices.Clone(values)
	if err := p.pay(f); err != nil {
		return err
	}
	p.features = append(p.features, f)
	return nil
}

func isEmpty(g geom.T) bool { return g == nil || g.Empty() }

// extendedData reads untyped data and data of a schema alike.
func (p *parser) extendedData(values []layers.Value) ([]layers.Value, error) {
	err := p.children(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "Data":
			name := attribute(e, "name")
			return p.children(func(e xml.StartElement) error {
				text, err := p.text()
				if e.Name.Local == "value" {
					values = p.set(values, name, cell.Value(text))
				}
				return err
			})
		case "SchemaData":
			return p.children(func(e xml.StartElement) error {
				text, err := p.text()
				if e.Name.Local == "SimpleData" {
					values = p.set(values, attribute(e, "name"), cell.Value(text))
				}
				return err
			})
		}
		return p.skip()
	})
	return values, err
}
