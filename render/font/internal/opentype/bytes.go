package opentype

// table is a part of a font file. Reads beyond its end give zeros and empty parts, which
// no table takes for anything.
type table []byte

func (t table) u16(at int) int {
	if at < 0 || at+2 > len(t) {
		return 0
	}
	return int(t[at])<<8 | int(t[at+1])
}

func (t table) i16(at int) int { return int(int16(t.u16(at))) }

func (t table) u32(at int) int { return t.u16(at)<<16 | t.u16(at+2) }

// from is the part that begins at an offset; empty for 0, which stands for none.
func (t table) from(at int) table {
	if at <= 0 || at > len(t) {
		return nil
	}
	return t[at:]
}

func (t table) tag(at int) string {
	if at < 0 || at+4 > len(t) {
		return ""
	}
	return string(t[at : at+4])
}

// tableOf finds a table of a font file by its tag; of a collection, that of its first font.
func tableOf(file table, tag string) table {
	at := entryOf(file, tag)
	if at < 0 {
		return nil
	}
	from, length := file.u32(at+8), file.u32(at+12)
	if from > len(file) {
		return nil
	}
	return file[from:min(len(file), from+length)]
}

// entryOf is where the entry of a table is in the directory of a font file; -1 for none.
func entryOf(file table, tag string) int {
	directory := 0
	if file.tag(0) == "ttcf" {
		directory = file.u32(12)
	}
	for i := range file.u16(directory + 4) {
		at := directory + 12 + 16*i
		if at+16 > len(file) {
			break
		}
		if file.tag(at) == tag {
			return at
		}
	}
	return -1
}
