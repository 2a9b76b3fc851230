package charset

// pageOfLanguage is the code page that the language byte of a .dbf file (byte
// 29 of its header) stands for. Source: ESRI and Visual FoxPro's tables of
// language driver ids, as GDAL's ogr/ogrsf_frmts/shape/ogrshapelayer.cpp
// (ConvertCodePage) lists them.
func pageOfLanguage(b byte) int {
	switch b {
	case 0x03, 0x57, 0x58, 0x59:
		return 1252
	case 0x01, 0x09, 0x0B, 0x0D, 0x0F, 0x11, 0x15, 0x18, 0x19, 0x1B, 0x69:
		return 437
	case 0x02, 0x0A, 0x0E, 0x10, 0x12, 0x14, 0x16, 0x1A, 0x1D, 0x25, 0x37:
		return 850
	case 0x04, 0x68:
		return 10000
	case 0x08, 0x17, 0x66:
		return 865
	case 0x13, 0x7B:
		return 932
	case 0x1C, 0x6C:
		return 863
	case 0x1F, 0x22, 0x23, 0x40, 0x64, 0x87:
		return 852
	case 0x24:
		return 860
	case 0x26, 0x65:
		return 866
	case 0x4D, 0x7A:
		return 936
	case 0x4E, 0x79:
		return 949
	case 0x4F, 0x78:
		return 950
	case 0x50, 0x7C:
		return 874
	case 0x67:
		return 861
	case 0x6A, 0x86:
		return 737
	case 0x6B, 0x88:
		return 857
	case 0x7D:
		return 1255
	case 0x7E:
		return 1256
	case 0x96:
		return 10007
	case 0xC8:
		return 1250
	case 0xC9:
		return 1251
	case 0xCA:
		return 1254
	case 0xCB:
		return 1253
	case 0xCC:
		return 1257
	default:
		return 0
	}
}

// FromLanguageByte returns the encoding that byte 29 of a .dbf header names; ok
// is false for 0 and for unknown bytes.
func FromLanguageByte(b byte) (e Encoding, ok bool) {
	page := pageOfLanguage(b)
	if page == 0 {
		return Encoding{}, false
	}
	for _, k := range encodings() {
		if hasPage(k.pages, page) {
			return k.encoding(), true
		}
	}
	return Encoding{}, false
}
