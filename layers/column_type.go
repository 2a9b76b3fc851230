package layers

// ColumnType says what a column of a table is, where it is not found out rightly.
// Without one numbers as people write them are found out, column by column.
type ColumnType string

// The types of columns.
const (
	// ColumnText keeps all cells as they are.
	ColumnText ColumnType = "text"
	// ColumnNumber reads all cells as numbers, codes with leading zeros too; what
	// is none becomes null.
	ColumnNumber ColumnType = "number"
	// ColumnDecimalPoint and ColumnDecimalComma are ColumnNumber, with a word on
	// what divides the decimals.
	ColumnDecimalPoint ColumnType = "decimal-point"
	ColumnDecimalComma ColumnType = "decimal-comma"
)
