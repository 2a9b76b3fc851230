// Package gridtest makes small grids of datum shifts and heights for tests, whose
// values anyone can reckon.
package gridtest

import (
	"encoding/binary"
	"fmt"
	"math"
)

// ByteOrder is an order of bytes to read and to append in.
type ByteOrder interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

// NTv2 is a file with a grid of shifts that grow with longitude and
// latitude, and a finer one within it; seconds.
func NTv2(order ByteOrder) []byte {
	var b []byte
	text := func(key, value string) { b = append(b, fmt.Sprintf("%-8s%-8s", key, value)...) }
	count := func(key string, n uint32) {
		b = append(b, key...)
		b = order.AppendUint32(b, n)
		b = append(b, 0, 0, 0, 0)
	}
	number := func(key string, v float64) {
		b = append(b, key...)
		b = order.AppendUint64(b, math.Float64bits(v))
	}
	count("NUM_OREC", 11)
	count("NUM_SREC", 11)
	count("NUM_FILE", 2)
	text("GS_TYPE ", "SECONDS")
	text("VERSION ", "test")
	text("SYSTEM_F", "OLD")
	text("SYSTEM_T", "NEW")
	for _, key := range []string{"MAJOR_F ", "MINOR_F ", "MAJOR_T ", "MINOR_T "} {
		number(key, 6378137)
	}
	grid := func(name, parent string, south, north, west, east, step, more float64) {
		text("SUB_NAME", name)
		text("PARENT  ", parent)
		text("CREATED ", "")
		text("UPDATED ", "")
		number("S_LAT   ", south*3600)
		number("N_LAT   ", north*3600)
		number("E_LONG  ", -east*3600)
		number("W_LONG  ", -west*3600)
		number("LAT_INC ", step*3600)
		number("LONG_INC", step*3600)
		rows, columns := int((north-south)/step+1.5), int((east-west)/step+1.5)
		count("GS_COUNT", uint32(rows*columns))
		for j := range rows {
			for i := range columns {
				lon, lat := east-float64(i)*step, south+float64(j)*step
				for _, v := range []float64{lat/10 + more, -lon/20 - more, 0, 0} {
					b = order.AppendUint32(b, math.Float32bits(float32(v)))
				}
			}
		}
	}
	grid("OUTER", "NONE", 40, 50, 0, 10, 1, 0)
	grid("INNER", "OUTER", 44, 46, 4, 6, 0.5, 1)
	return b
}

// GTX is a grid around the earth, 90 degrees a step, whose heights are the
// column and ten times the row.
func GTX() []byte {
	var b []byte
	for _, v := range []float64{-90, -180, 90, 90} {
		b = binary.BigEndian.AppendUint64(b, math.Float64bits(v))
	}
	b = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(b, 3), 4)
	for row := range 3 {
		for column := range 4 {
			b = binary.BigEndian.AppendUint32(b, math.Float32bits(float32(10*row+column)))
		}
	}
	return b
}
