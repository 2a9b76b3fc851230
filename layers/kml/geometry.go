package kml

import (
	"encoding/xml"
	"errors"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/layers/internal/corners"
)

// geometry reads the element that was just begun, if it is a geometry; all
// others are skipped. Geometries of too few points are nil and counted.
func (p *parser) geometry(e xml.StartElement) (geom.T, error) {
	switch e.Name.Local {
	case "Point":
		spoilt := p.broken
		flat, err := p.coordinatesIn()
		if errors.Is(p.broken, errMissing) {
			p.broken = spoilt // a point without coordinates is none
		}
		if err != nil || len(flat) == 0 {
			return nil, err
		}
		if len(flat) > 2 {
			p.records.Count("points of several places, drawn at the first (are commas written for decimal points?)", p.where)
		}
		return geom.NewPointFlat(geom.XY, flat[:2:2]), nil
	case "LineString", "LinearRing":
		flat, err := p.coordinatesIn()
		if err != nil {
			return nil, err
		}
		if e.Name.Local == "LinearRing" {
			flat = closed(flat)
		}
		return p.line(flat), nil
	case "Polygon":
		return p.polygon()
	case "MultiGeometry", "MultiTrack":
		var members []geom.T
		err := p.children(func(e xml.StartElement) error {
			g, err := p.geometry(e)
			members = append(members, parts(g)...)
			return err
		})
		if err != nil {
			return nil, err
		}
		return combine(members), nil
	case "Track":
		return p.track()
	case "Model":
		p.records.Count("models passed over", p.where)
	}
	return nil, p.skip()
}

// coordinatesIn returns the coordinates of the element that was just begun.
func (p *parser) coordinatesIn() (flat []float64, err error) {
	err = p.children(func(e xml.StartElement) error {
		if e.Name.Local != "coordinates" {
			return p.skip()
		}
		text, err := p.text()
		if err != nil {
			return err
		}
		if flat, err = parseCoordinates(text); err != nil {
			p.spoil(err)
		}
		return nil
	})
	return flat, err
}

// line returns a line, or nil when it has fewer than two different points.
func (p *parser) line(flat []float64) geom.T {
	switch {
	case len(flat) < 4:
		p.records.Count("lines of fewer than 2 points left out", p.where)
		return nil
	case !corners.Two(flat):
		p.records.Count("lines without length left out", p.where)
		return nil
	}
	return geom.NewLineStringFlat(geom.XY, flat)
}

// polygon reads a polygon; holes may come before the outer ring.
func (p *parser) polygon() (geom.T, error) {
	var outer []float64
	var holes [][]float64
	err := p.children(func(e xml.StartElement) error {
		kind := e.Name.Local
		if kind != "outerBoundaryIs" && kind != "innerBoundaryIs" {
			return p.skip()
		}
		return p.children(func(e xml.StartElement) error {
			flat, err := p.coordinatesIn()
			if err != nil || e.Name.Local != "LinearRing" {
				return err
			}
			if flat = closed(flat); !corners.Three(flat) {
				p.records.Count("rings of fewer than 3 points left out", p.where)
				return nil
			}
			if kind == "outerBoundaryIs" && outer == nil {
				outer = flat
				return nil
			}
			if kind == "outerBoundaryIs" {
				p.records.Count("further outer rings of polygons taken for holes", p.where)
			}
			holes = append(holes, flat)
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	if outer == nil {
		p.records.Count("polygons without an outer ring left out", p.where)
		return nil, nil
	}
	ends := []int{len(outer)}
	for _, h := range holes {
		outer = append(outer, h...)
		ends = append(ends, len(outer))
	}
	return geom.NewPolygonFlat(geom.XY, outer, ends), nil
}

// closed returns the ring with its first point again at its end.
func closed(flat []float64) []float64 {
	n := len(flat)
	if n >= 2 && (flat[0] != flat[n-2] || flat[1] != flat[n-1]) {
		flat = append(flat, flat[0], flat[1])
	}
	return flat
}

// track reads Google's track, whose points are elements of their own.
func (p *parser) track() (geom.T, error) {
	var flat []float64
	err := p.children(func(e xml.StartElement) error {
		if e.Name.Local != "coord" {
			return p.skip()
		}
		text, err := p.text()
		if err != nil || text == "" {
			return err
		}
		point, err := parseTrackPoint(text)
		switch {
		case errors.Is(err, errMissing):
			p.records.Count("points of tracks without coordinates left out", p.where)
			return nil
		case err != nil:
			p.spoil(err)
			return nil
		}
		flat = append(flat, point[:]...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return p.line(flat), nil
}

// combine returns the members as one geometry: a multi-geometry where all are
// of one type, else a collection.
func combine(members []geom.T) geom.T {
	if len(members) < 2 {
		if len(members) == 0 {
			return nil
		}
		return members[0]
	}
	points, lines, polygons := geom.NewMultiPoint(geom.XY), geom.NewMultiLineString(geom.XY), geom.NewMultiPolygon(geom.XY)
	for _, m := range members {
		var err error
		switch m := m.(type) {
		case *geom.Point:
			err = points.Push(m)
		case *geom.LineString:
			err = lines.Push(m)
		case *geom.Polygon:
			err = polygons.Push(m)
		}
		if err != nil {
			return collect(members)
		}
	}
	switch len(members) {
	case points.NumPoints():
		return points
	case lines.NumLineStrings():
		return lines
	case polygons.NumPolygons():
		return polygons
	default:
		return collect(members)
	}
}

// parts returns the members of a multi-geometry or collection, of others the
// geometry itself; none of nil.
func parts(g geom.T) (members []geom.T) {
	switch g := g.(type) {
	case nil:
	case *geom.MultiPoint:
		for i := range g.NumPoints() {
			members = append(members, g.Point(i))
		}
	case *geom.MultiLineString:
		for i := range g.NumLineStrings() {
			members = append(members, g.LineString(i))
		}
	case *geom.MultiPolygon:
		for i := range g.NumPolygons() {
			members = append(members, g.Polygon(i))
		}
	case *geom.GeometryCollection:
		members = g.Geoms()
	default:
		members = []geom.T{g}
	}
	return members
}

func collect(members []geom.T) geom.T {
	c := geom.NewGeometryCollection()
	for _, m := range members {
		if c.Push(m) != nil {
			return nil
		}
	}
	return c
}
