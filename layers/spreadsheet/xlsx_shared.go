package spreadsheet

// readStrings reads the texts that cells share; a file may have none.
func (x *xlsx) readStrings(name string) error {
	if name == "" {
		return nil
	}
	return part(x.parts, name, func(s *scanner) error {
		return s.elements(func() error {
			if string(s.name) != "si" {
				return nil
			}
			t, err := s.richText()
			x.strings = append(x.strings, t)
			return err
		})
	})
}

// richText returns the text of the element that was just begun, which may be in
// pieces of several looks. How it is pronounced, in Japanese files, is left out.
func (s *scanner) richText() (string, error) {
	s.piece = s.piece[:0]
	within, aside := false, 0
	for depth := 1; depth > 0; {
		t, err := s.next()
		if err != nil {
			return "", unexpected(err)
		}
		switch {
		case t == text:
			if within && aside == 0 {
				s.addText()
			}
			continue
		case t == startTag:
			depth++
		default:
			depth--
		}
		switch string(s.name) {
		case "t":
			within = t == startTag
		case "rPh":
			if t == startTag {
				aside++
			} else {
				aside--
			}
		}
	}
	return unescapeExcel(s.word()), nil
}

// readStyles reads the number formats of the cells; a file may have none.
func (x *xlsx) readStyles(name string) error {
	if name == "" {
		return nil
	}
	own := map[int]numberFormat{}
	cells := false
	return part(x.parts, name, func(s *scanner) error {
		return s.elements(func() error {
			switch string(s.name) {
			case "numFmt":
				if id, ok := s.whole("numFmtId"); ok && len(own) < 1<<16 {
					own[id] = parseFormat(string(s.attribute("formatCode")))
				}
			case "cellXfs":
				cells = true
			case "cellStyles", "dxfs":
				cells = false
			case "xf":
				if cells {
					x.formats = append(x.formats, formatOf(s, own))
				}
			}
			return nil
		})
	})
}

// formatOf is the number format of a cell's style.
func formatOf(s *scanner, own map[int]numberFormat) numberFormat {
	id, _ := s.whole("numFmtId")
	if f, ok := own[id]; ok {
		return f
	}
	return builtinFormat(id)
}
