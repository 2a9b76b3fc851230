package form

// BindLater is Bind: a program of a web page is read with once, and is to be small.
func BindLater[T, V any](name string, make func() Form[V], a Meaning, field func(*T) *V) Key[T] {
	return Bind(name, make(), a, field)
}
