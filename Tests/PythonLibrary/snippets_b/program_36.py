import configparser
c = configparser.ConfigParser()
c.read_string("[DEFAULT]\nroot = /srv\n[web]\nport = 80\ndir = %(root)s/www\ndebug = off\n")
print(c["web"]["dir"], c.getint("web", "port"), c.getboolean("web", "debug"), c.sections())
