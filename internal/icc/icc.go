// Package icc reads what an ICC profile says of itself: what device it is of, its colours, and
// what it is called (ICC.1:2010, section 7).
package icc

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
)

// Profile is what a profile says of itself.
type Profile struct {
	// Class is the kind of device: "prtr" for presses and printers, "mntr" for screens.
	Class string
	// Space is that of its colours, "CMYK", "RGB" or "GRAY".
	Space string
	// Channels is how many channels that has.
	Channels int
	// Description is what it is called; empty where it does not say.
	Description string
}

const (
	header = 128
	entry  = 12
)

// Read reads a profile. The error says what is wrong with it: it is none, or not whole.
func Read(data []byte) (Profile, error) {
	if len(data) < header || string(data[36:40]) != "acsp" {
		return Profile{}, fmt.Errorf("it is no ICC profile")
	}
	if size := binary.BigEndian.Uint32(data); uint64(size) != uint64(len(data)) {
		return Profile{}, fmt.Errorf("the profile is not whole: it says that it has %d bytes, and there are %d", size, len(data))
	}
	p := Profile{Class: strings.TrimSpace(string(data[12:16])), Space: strings.TrimSpace(string(data[16:20]))}
	switch p.Space {
	case "CMYK":
		p.Channels = 4
	case "RGB":
		p.Channels = 3
	case "GRAY":
		p.Channels = 1
	default:
		return p, fmt.Errorf("the profile is for %q; those of presses are for CMYK, RGB or GRAY", p.Space)
	}
	switch p.Class {
	case "prtr", "mntr", "scnr", "spac":
	default:
		return p, fmt.Errorf("the profile is of the class %q; those of presses are of the class \"prtr\"", p.Class)
	}
	return p, p.tags(data)
}

// tags checks where the parts of a profile lie, and reads its description.
func (p *Profile) tags(data []byte) error {
	if len(data) < header+4 {
		return fmt.Errorf("the profile has no table of its parts")
	}
	n := uint64(binary.BigEndian.Uint32(data[header:]))
	if n == 0 || n > uint64(len(data)-header-4)/entry {
		return fmt.Errorf("the profile's table names %d parts, for which it has no room", n)
	}
	for at := header + 4; at < header+4+int(n)*entry; at += entry {
		from, size := uint64(binary.BigEndian.Uint32(data[at+4:])), uint64(binary.BigEndian.Uint32(data[at+8:]))
		if from < header || from+size > uint64(len(data)) {
			return fmt.Errorf("the part %q of the profile lies outside of it", data[at:at+4])
		}
		if string(data[at:at+4]) == "desc" {
			p.Description = description(data[from : from+size])
		}
	}
	return nil
}

// description reads a text: one of ASCII (ICC.1:2001, section 6.5.17), or of several languages
// (ICC.1:2010, section 10.13), of which the first is taken.
func description(part []byte) string {
	if len(part) < 12 {
		return ""
	}
	switch string(part[:4]) {
	case "desc":
		n := min(uint64(binary.BigEndian.Uint32(part[8:])), uint64(len(part)-12))
		text, _, _ := strings.Cut(string(part[12:12+n]), "\x00")
		return plain(text)
	case "mluc":
		if len(part) < 28 {
			return ""
		}
		size, from := uint64(binary.BigEndian.Uint32(part[20:])), uint64(binary.BigEndian.Uint32(part[24:]))
		if from+size > uint64(len(part)) {
			return ""
		}
		var units []uint16
		for at := from; at+1 < from+size; at += 2 {
			units = append(units, binary.BigEndian.Uint16(part[at:]))
		}
		return plain(string(utf16.Decode(units)))
	}
	return ""
}

// plain is a text on one line that people can read, of at most 200 letters.
func plain(text string) string {
	letters := []rune(strings.Join(strings.Fields(strings.ToValidUTF8(text, "")), " "))
	for i, r := range letters {
		if r < ' ' || r == 0x7f {
			letters[i] = ' '
		}
	}
	return strings.TrimSpace(string(letters[:min(len(letters), 200)]))
}
