namespace wengert {}
