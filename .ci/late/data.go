package main

import (
	"encoding/binary"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// numbered writes a text n times, with the number of the repetition in it.
func numbered(n int, separator, format string) string {
	pieces := strings.Split(format, "#")
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(separator)
		}
		for k, piece := range pieces {
			if k > 0 {
				b.WriteString(strconv.Itoa(i))
			}
			b.WriteString(piece)
		}
	}
	return b.String()
}

// collection are n features of GeoJSON with the name, two numbers and what geometry writes.
func collection(n int, geometry func(b *strings.Builder, i int)) string {
	var b strings.Builder
	b.WriteString(`{"type": "FeatureCollection", "features": [`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"type": "Feature", "properties": {"n": "town %d", "v": %d.%d, "w": %d}, "geometry": `, i, i*7919%n, i%10, i%50)
		geometry(&b, i)
		b.WriteByte('}')
	}
	b.WriteString("]}")
	return b.String()
}

// place is the ith of places all over the world, or over part of it.
func place(i int, part float64) (lon, lat float64) {
	return part * (float64(i*7919%360_007)*360/360_007 - 180), part * (float64(i*104_729%160_001)*160/160_001 - 80)
}

func places(n int, part float64) string {
	return collection(n, func(b *strings.Builder, i int) {
		lon, lat := place(i, part)
		fmt.Fprintf(b, `{"type": "Point", "coordinates": [%.9f, %.9f]}`, lon, lat)
	})
}

// lines are n lines of points each that go to and fro over the world.
func lines(n, points int) string {
	return collection(n, func(b *strings.Builder, i int) {
		b.WriteString(`{"type": "LineString", "coordinates": [`)
		for k := range points {
			if k > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(b, "[%.6f,%.6f]", -170+340*float64(k)/float64(points), 60*math.Sin(float64(k+i)/7)+float64(i%20))
		}
		b.WriteString("]}")
	})
}

// ring writes a wavy ring of n points around a place.
func ring(b *strings.Builder, lon, lat, radius float64, n int) {
	b.WriteByte('[')
	for k := range n + 1 {
		if k > 0 {
			b.WriteByte(',')
		}
		angle := 2 * math.Pi * float64(k%n) / float64(n)
		r := radius * (1 + 0.2*math.Sin(float64(k%n)*1.7))
		fmt.Fprintf(b, "[%.7f,%.7f]", lon+r*math.Cos(angle), lat+r*math.Sin(angle))
	}
	b.WriteByte(']')
}

// polygons are n polygons of points each, which overlap where they are many.
func polygons(n, points int, part float64) string {
	return collection(n, func(b *strings.Builder, i int) {
		lon, lat := place(i, part*0.6)
		if n == 1 {
			lon, lat = 0, 0
		}
		b.WriteString(`{"type": "Polygon", "coordinates": [`)
		ring(b, lon, lat, 20, points)
		b.WriteString("]}")
	})
}

// square writes a ring around a place.
func square(b *strings.Builder, lon, lat, side float64) {
	fmt.Fprintf(b, "[[%.7f,%.7f],[%.7f,%.7f],[%.7f,%.7f],[%.7f,%.7f],[%.7f,%.7f]]", lon, lat, lon, lat+side, lon+side, lat+side, lon+side, lat, lon, lat)
}

// squares are n squares beside each other, or almost upon each other.
func squares(n int, part float64) string {
	across := int(math.Ceil(math.Sqrt(float64(n))))
	side := 120 / float64(across)
	return collection(n, func(b *strings.Builder, i int) {
		b.WriteString(`{"type": "Polygon", "coordinates": [`)
		square(b, part*(float64(i%across)*side-60), part*(float64(i/across)*side-60), max(side, 1-part))
		b.WriteString("]}")
	})
}

// members are a multipolygon of n squares, each as large as so many of its steps.
func members(n int, size float64) string {
	across := int(math.Ceil(math.Sqrt(float64(n))))
	side := 120 / float64(across)
	return multipolygon(n, func(i int) (x, y, length float64) {
		return float64(i%across)*side - 60, float64(i/across)*side - 60, side * size
	})
}

// nested are a multipolygon of n squares around each other, from the outermost inwards.
func nested(n int) string {
	return multipolygon(n, func(i int) (x, y, length float64) {
		half := 60 * float64(n-i) / float64(n)
		return -half, -half, 2 * half
	})
}

// multipolygon has n squares, of which of says the south-west corner and the side,
// in degrees.
func multipolygon(n int, of func(i int) (x, y, length float64)) string {
	return collection(1, func(b *strings.Builder, _ int) {
		b.WriteString(`{"type": "MultiPolygon", "coordinates": [`)
		for i := range n {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteByte('[')
			x, y, length := of(i)
			square(b, x, y, length)
			b.WriteByte(']')
		}
		b.WriteString("]}")
	})
}

// around4k are n polygons around each other, almost in the same place.
func around4k(n int) string {
	return collection(n, func(b *strings.Builder, i int) {
		half := 40 + float64(i)/float64(n)
		b.WriteString(`{"type": "Polygon", "coordinates": [`)
		square(b, -half, -half, 2*half)
		b.WriteString("]}")
	})
}

// holes are a polygon with n holes.
func holes(n int) string {
	across := int(math.Ceil(math.Sqrt(float64(n))))
	side := 120 / float64(across)
	return collection(1, func(b *strings.Builder, _ int) {
		b.WriteString(`{"type": "Polygon", "coordinates": [`)
		square(b, -70, -70, 140)
		for i := range n {
			b.WriteByte(',')
			square(b, float64(i%across)*side-60, float64(i/across)*side-60, side*0.5)
		}
		b.WriteString("]}")
	})
}

// shapes is a shapefile of one polygon of n rings.
func shapes(n int) string {
	across := int(math.Ceil(math.Sqrt(float64(n))))
	side := 120 / float64(across)
	var parts, points []byte
	for i := range n {
		parts = binary.LittleEndian.AppendUint32(parts, uint32(5*i))
		x, y := float64(i%across)*side-60, float64(i/across)*side-60
		for _, p := range [][2]float64{{0, 0}, {0, 0.5}, {0.5, 0.5}, {0.5, 0}, {0, 0}} {
			points = binary.LittleEndian.AppendUint64(points, math.Float64bits(x+p[0]*side))
			points = binary.LittleEndian.AppendUint64(points, math.Float64bits(y+p[1]*side))
		}
	}
	box := func(b []byte) []byte {
		for _, v := range []float64{-60, -60, 60, 60} {
			b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
		}
		return b
	}
	record := binary.LittleEndian.AppendUint32(nil, 5)
	record = box(record)
	record = binary.LittleEndian.AppendUint32(record, uint32(n))
	record = binary.LittleEndian.AppendUint32(record, uint32(5*n))
	record = append(append(record, parts...), points...)
	head := binary.BigEndian.AppendUint32(nil, 9994)
	head = append(head, make([]byte, 20)...)
	head = binary.BigEndian.AppendUint32(head, uint32((100+8+len(record))/2))
	head = binary.LittleEndian.AppendUint32(head, 1000)
	head = binary.LittleEndian.AppendUint32(head, 5)
	head = append(box(head), make([]byte, 32)...)
	head = binary.BigEndian.AppendUint32(head, 1)
	head = binary.BigEndian.AppendUint32(head, uint32(len(record)/2))
	return string(append(head, record...))
}
